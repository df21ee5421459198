using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace OrleansSec.System.Tests.Processes;

/// <summary>A running <c>orleanssec serve</c> with a client that may see everything. Killed when disposed.</summary>
internal sealed class ServeProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _errors;

    private ServeProcess(Process process, StringBuilder errors, Uri signIn, string keyName, string key)
    {
        (_process, _errors, SignIn, KeyName) = (process, errors, signIn, keyName);
        Http = new HttpClient { BaseAddress = new Uri(signIn.GetLeftPart(UriPartial.Authority)) };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        Key = key;
    }

    /// <summary>The one-time sign-in link that was printed.</summary>
    public Uri SignIn { get; }

    /// <summary>The name of the key that <see cref="Http"/> uses, by which its changes are known.</summary>
    public string KeyName { get; }

    /// <summary>An administrator's API key.</summary>
    public string Key { get; }

    /// <summary>A client with that key.</summary>
    public HttpClient Http { get; }

    /// <summary>What was written to standard error so far.</summary>
    public string Errors
    {
        get
        {
            lock (_errors)
            {
                return _errors.ToString();
            }
        }
    }

    /// <summary>Starts a server on a data folder and waits until it says where to sign in.</summary>
    public static async Task<ServeProcess> Start(
        string data,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null,
        string url = "http://127.0.0.1:0")
    {
        // Each process has a key of its own: those of earlier ones on the same data are not asked for.
        var name = Path.GetRandomFileName();
        var key = await KeyFor(name, data, environment);
        var start = Cli.Start(["serve", "--data", data, "--url", url, .. arguments]).With(environment);
        var process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) =>
        {
            lock (errors)
            {
                errors.AppendLine(line.Data);
            }
        };
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("Sign in", StringComparison.Ordinal))
            {
                // What it logs later must go somewhere, or it would wait for room.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new ServeProcess(process, errors, new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..].Trim()), name, key);
            }
        }

        await process.WaitForExitAsync();
        throw new InvalidOperationException($"The server ended with {process.ExitCode}: {errors}");
    }

    /// <summary>Megabytes of memory that it takes now.</summary>
    public long WorkingSet() => Memory("VmRSS:");

    /// <summary>Megabytes of memory that it took at most.</summary>
    public long PeakWorkingSet() => Memory("VmHWM:");

    /// <summary>Ends it without any warning, as a crash does (SIGKILL).</summary>
    public async Task Kill()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end (SIGTERM); answers its exit code.</summary>
    public async Task<int> Stop()
    {
        await Cli.Run(new ProcessStartInfo("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Kill();
        }

        Http.Dispose();
        _process.Dispose();
    }

    private long Memory(string line) => File.ReadLines($"/proc/{_process.Id}/status")
        .Where(l => l.StartsWith(line, StringComparison.Ordinal))
        .Select(l => long.Parse(l[line.Length..^2], CultureInfo.InvariantCulture) / 1024)
        .Single();

    private static async Task<string> KeyFor(string name, string data, IReadOnlyDictionary<string, string>? environment)
    {
        var made = await Cli.Run(Cli.Start("keys", "create", name, "--role", "admin", "--data", data).With(environment));
        return made.Code == 0 ? made.Output.Trim() : throw new InvalidOperationException(made.Errors);
    }
}
