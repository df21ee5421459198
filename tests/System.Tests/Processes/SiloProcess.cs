using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace OrleansSec.System.Tests.Processes;

/// <summary>A running silo of a cluster, <c>orleanssec serve --roles silo</c>. It can be started again where it was.</summary>
internal sealed class SiloProcess(string data, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment) : IAsyncDisposable
{
    private readonly int _siloPort = Ports.Free();
    private readonly int _gatewayPort = Ports.Free();
    private readonly StringBuilder _output = new();
    private Process? _process;

    /// <summary>What it has printed, of all its lives.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Whether it is not running.</summary>
    public bool HasEnded => _process?.HasExited is not false;

    /// <summary>Starts it and waits until it says that it runs.</summary>
    public async Task Start()
    {
        var start = Cli.Start(
            [
                "serve", "--roles", "silo", "--data", data, "--url", "http://127.0.0.1:0",
                "--silo-port", Text(_siloPort), "--gateway-port", Text(_gatewayPort), .. arguments,
            ]).With(environment);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = Process.Start(start) ?? throw new InvalidOperationException("The silo did not start.");
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => started.TrySetException(new InvalidOperationException($"The silo ended: {Output}"));
        process.OutputDataReceived += (_, line) => Heard(line.Data, started);
        process.ErrorDataReceived += (_, line) => Heard(line.Data, started);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
        await started.Task;
    }

    /// <summary>Ends it without any warning, as a crash does (SIGKILL).</summary>
    public async Task Kill()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end (SIGTERM); answers its exit code.</summary>
    public async Task<int> Stop()
    {
        await Signal("TERM");
        await _process!.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Lets it go on after it stood still and was thought dead: it finds that out, and ends.</summary>
    public async Task Thaw()
    {
        await Signal("CONT");
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await _process!.WaitForExitAsync(limit.Token);
    }

    /// <summary>Sends a signal by its name, such as <c>STOP</c>.</summary>
    public Task Signal(string name) => Cli.Run(new ProcessStartInfo("kill", [$"-{name}", Text(_process!.Id)])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await Kill();
        }

        _process?.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Heard(string? line, TaskCompletionSource started)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (line?.StartsWith("Press Ctrl+C", StringComparison.Ordinal) == true)
        {
            started.TrySetResult();
        }
    }
}
