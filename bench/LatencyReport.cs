using System.Globalization;

namespace OrleansSec.Bench;

/// <summary>A histogram of latencies, and what they were measured on.</summary>
internal static class LatencyReport
{
    private static readonly double[] _bounds = [10, 20, 50, 100, 150, 250, 500, 1000, 2500, 5000, double.PositiveInfinity];

    /// <summary>Prints it and writes <c>bench/results/latency-RATE.md</c>.</summary>
    public static async Task Write(
        int rate, int seconds, double reached, int missing, double[] sorted, string load, CancellationToken cancellation)
    {
        var report = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            # From a file's move to its alert, at {rate:N0} events a second

            Command: `dotnet run --project bench -c Release -- latency --rate {rate} --seconds {seconds}`
            Machine: {Environment.ProcessorCount} cores ({Machine.Processor}), load {load} before and {Machine.Load} after, commit {Machine.Commit}, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}.
            Server and client are processes of their own on this machine, which is shared. Log files of 240 events are moved into a
            watched folder; every fourth has an event that raises an alert. Measured from just before the move to the alert in a
            SignalR client; the alert is durable (SQLite, flushed) when it is sent. A quarter
            of the files before, at the same rate, warms it up and is left out.

            Events a second in fact: {reached:N0}. Alerts: {sorted.Length}, missing: {missing}.

            | p50 ms | p90 ms | p99 ms | max ms |
            | --- | --- | --- | --- |
            | {At(sorted, .5):F0} | {At(sorted, .9):F0} | {At(sorted, .99):F0} | {At(sorted, 1):F0} |

            | up to ms | alerts |
            | --- | --- |
            {string.Join('\n', _bounds.Select((b, i) => Row(i == 0 ? 0 : _bounds[i - 1], b, sorted)))}

            """);
        await Console.Out.WriteLineAsync(report);
        var file = Path.Combine(Machine.Repository, "bench", "results", string.Create(CultureInfo.InvariantCulture, $"latency-{rate}.md"));
        await File.WriteAllTextAsync(file, report, cancellation);
    }

    private static double At(double[] sorted, double share) =>
        sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(sorted.Length * share) - 1)];

    private static string Row(double above, double bound, double[] sorted)
    {
        var count = sorted.Count(l => l > above && l <= bound);
        return string.Create(CultureInfo.InvariantCulture, $"| {(double.IsInfinity(bound) ? "more" : bound)} | {count} {new string('#', sorted.Length == 0 ? 0 : count * 60 / sorted.Length)} |");
    }
}
