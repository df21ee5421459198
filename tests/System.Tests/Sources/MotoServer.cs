using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace OrleansSec.System.Tests.Sources;

/// <summary>A stand-in for AWS that speaks S3, SQS, SNS and STS over HTTP: moto, as a process of its own. Killed when disposed.</summary>
public sealed class MotoServer : IAsyncLifetime
{
    private const string HowToGet =
        "These tests need moto_server, which is not there. ./test.sh installs it; or: python3 -m venv moto && moto/bin/pip install 'moto[server]', "
        + "then put moto/bin on PATH, or name moto/bin/moto_server in MOTO_SERVER.";

    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(1);

    private readonly StringBuilder _errors = new();
    private Process? _process;

    /// <summary>Where it listens.</summary>
    public Uri Url { get; private set; } = new("http://127.0.0.1");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var port = FreePort();
        Url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        var start = new ProcessStartInfo(Find(), ["-H", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException("moto_server did not start.");
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_errors)
            {
                _errors.AppendLine(line.Data);
            }
        };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Answers();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
    }

    private static string Find() => Environment.GetEnvironmentVariable("MOTO_SERVER") is { Length: > 0 } named
        ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':')
            .Select(folder => Path.Combine(folder, "moto_server"))
            .FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(HowToGet);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task Answers()
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
                if (_process!.HasExited || limit.IsCancellationRequested)
                {
                    throw new InvalidOperationException($"moto_server does not answer. {HowToGet} It says: {_errors}", failure);
                }
            }

            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
