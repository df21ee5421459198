using System.Diagnostics;

namespace OrleansSec.Bench;

/// <summary>A running <c>orleanssec serve</c>; killed when disposed.</summary>
internal sealed class BenchServer(string data, string inbox) : IDisposable
{
    private readonly Process _process = Process.Start(Start("serve", "--data", data, "--watch", inbox, "--url", "http://127.0.0.1:0"))
        ?? throw new InvalidOperationException("The server did not start.");

    /// <summary>What runs the program that stands beside this one.</summary>
    public static ProcessStartInfo Start(params IEnumerable<string> arguments) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "orleanssec.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

    /// <summary>The address, once it answers there.</summary>
    public async Task<Uri> Started(CancellationToken cancellation)
    {
        _process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        _process.BeginErrorReadLine();
        while (await _process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (line.Contains("Sign in", StringComparison.Ordinal))
            {
                // What it logs later must go somewhere, or it would wait for room.
                _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancellation);
                return new Uri(new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..].Trim()).GetLeftPart(UriPartial.Authority));
            }
        }

        throw new InvalidOperationException("The server ended.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
