using System.Diagnostics;
using System.Globalization;

namespace OrleansSec.Bench;

/// <summary>What a program took from start to end.</summary>
/// <param name="Seconds">By the clock.</param>
/// <param name="CpuSeconds">Of all its threads, up to a fifth of a second before its end.</param>
/// <param name="PeakBytes">The most memory resident at once; 0 where it is not told.</param>
internal readonly record struct Measured(double Seconds, double CpuSeconds, long PeakBytes)
{
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs a program that stands beside this one. Throws if it fails.</summary>
    public static async Task<Measured> Run(string assembly, CancellationToken cancellation, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{assembly} did not start.");
        var output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        var ended = process.WaitForExitAsync(cancellation);
        var (peak, cpu) = (0L, TimeSpan.Zero);
        while (await Task.WhenAny(ended, Task.Delay(_look, cancellation)) != ended)
        {
            (peak, cpu) = Look(process, peak, cpu);
        }

        await ended;
        await output;
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return process.ExitCode == 0
            ? new Measured(seconds, cpu.TotalSeconds, peak)
            : throw new InvalidOperationException($"{assembly} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}");
    }

    // A program that has ended tells neither any more: then what it told last is kept.
    private static (long Peak, TimeSpan Cpu) Look(Process process, long peak, TimeSpan cpu)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process.Id}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return (
                line is null ? peak : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024,
                process.TotalProcessorTime);
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            return (peak, cpu);
        }
    }
}
