using System.Globalization;

namespace OrleansSec.Bench;

/// <summary>Runs a bare decode and a replay in turn, as processes, on the same files, and compares round by round.</summary>
internal static class ReplayBench
{
    /// <summary>Measures and writes <c>bench/results/replay.md</c>.</summary>
    public static async Task<int> Run(int records, int rounds, string? corpus, CancellationToken cancellation)
    {
        using var folder = new Corpus(corpus);
        if (corpus is null)
        {
            await Measured.Run("orleanssec.dll", cancellation, "demo", "generate", "--out", folder.Path, "--records", Text(records));
        }

        var results = new List<(double Decode, double Replay)>();
        for (var round = 0; round <= rounds; round++)
        {
            var decode = await Measured.Run("OrleansSec.Bench.dll", cancellation, "decode", folder.Path);
            var replay = await Measured.Run("orleanssec.dll", cancellation, "replay", folder.Path, "--format", "json", "--index", "writes");
            await Console.Error.WriteLineAsync($"{(round == 0 ? "warm-up" : $"round {round}")}: decode {decode.Seconds:F2} s, replay {replay.Seconds:F2} s");
            if (round > 0)
            {
                results.Add((decode.Seconds, replay.Seconds));
            }
        }

        await Report(records, results, cancellation);
        return 0;
    }

    private static async Task Report(int records, List<(double Decode, double Replay)> results, CancellationToken cancellation)
    {
        var report = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            # Replay beside a bare decode

            Command: `dotnet run --project bench -c Release -- replay --records {records} --rounds {results.Count}`
            Machine: {Environment.ProcessorCount} cores ({Machine.Processor}), load {Machine.Load} before the last round, commit {Machine.Commit}, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}.
            Both are whole processes, start and JIT included, run in turn after one warm-up round. "Decode" gunzips and reads every
            record on all cores and keeps nothing; "replay" also runs all rules, judges every event in its grains, and commits
            baselines, alerts and the index of writes to SQLite. The machine is shared: read the ratio, not the seconds.

            | round | decode s | replay s | decode events/s | replay events/s | replay / decode speed |
            | --- | --- | --- | --- | --- | --- |
            {string.Join('\n', results.Select((r, i) => Row(Text(i + 1), records, r)))}
            {Row("median", records, (Median(results.Select(r => r.Decode)), Median(results.Select(r => r.Replay))))}

            """);
        await Console.Out.WriteLineAsync(report);
        var file = Path.Combine(Machine.Repository, "bench", "results", "replay.md");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, report, cancellation);
    }

    private static string Row(string name, int records, (double Decode, double Replay) r) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {r.Decode:F2} | {r.Replay:F2} | {records / r.Decode:F0} | {records / r.Replay:F0} | {r.Decode / r.Replay:P0} |");

    private static double Median(IEnumerable<double> values) => values.Order().ToArray() is var sorted && sorted.Length % 2 == 1
        ? sorted[sorted.Length / 2]
        : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Corpus(string? given) : IDisposable
    {
        public string Path { get; } = given ?? Directory.CreateTempSubdirectory("orleanssec-bench-").FullName;

        public void Dispose()
        {
            if (given is null)
            {
                Directory.Delete(Path, recursive: true);
            }
        }
    }
}
