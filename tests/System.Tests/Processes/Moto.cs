using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace OrleansSec.System.Tests.Processes;

/// <summary>
/// A stand-in for AWS that speaks S3, SQS, SNS and STS over HTTP: moto, as a process of its own. It keeps everything in
/// memory, so that nothing is left when it is started again. Killed when disposed.
/// </summary>
internal sealed class Moto : IAsyncDisposable
{
    private const string HowToGet =
        "This needs moto_server, which is not there. ./test.sh installs it; or: python3 -m venv moto && moto/bin/pip install 'moto[server]', "
        + "then put moto/bin on PATH, or name moto/bin/moto_server in MOTO_SERVER.";

    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(1);

    private readonly int _port = Ports.Free();
    private readonly StringBuilder _errors = new();
    private Process? _process;

    /// <summary>Where it listens.</summary>
    public Uri Url => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}"));

    /// <summary>Starts it, also after a stop, and waits until it answers.</summary>
    public async Task Start()
    {
        var start = new ProcessStartInfo(Find(), ["-H", "127.0.0.1", "-p", _port.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException("moto_server did not start.");
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, line) => Heard(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Answers(_process);
    }

    /// <summary>Ends it without any warning, and all that it held.</summary>
    public async Task Stop()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        _process = null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Stop();

    private static string Find() => Environment.GetEnvironmentVariable("MOTO_SERVER") is { Length: > 0 } named
        ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':')
            .Select(folder => Path.Combine(folder, "moto_server"))
            .FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(HowToGet);

    // It writes a line for each request: only how it failed is kept.
    private void Heard(string? line)
    {
        if (line?.Contains("HTTP/1", StringComparison.Ordinal) == false)
        {
            lock (_errors)
            {
                _errors.AppendLine(line);
            }
        }
    }

    private async Task Answers(Process process)
    {
        using var http = new HttpClient();
        using var limit = new CancellationTokenSource(_limit);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(Url, "/moto-api/"), limit.Token);
                return;
            }
            catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
            {
                if (process.HasExited || limit.IsCancellationRequested)
                {
                    throw new InvalidOperationException($"moto_server does not answer. {HowToGet} It says: {_errors}", failure);
                }
            }

            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
