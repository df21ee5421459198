using System.Globalization;

namespace OrleansSec.Bench;

/// <summary>What an event costs as there are more principals, evenly active and by Zipf's law, beside a bare decode of the same files.</summary>
internal static class GrowthBench
{
    private static readonly (int Principals, double Zipf)[] _cases =
        [(1_000, 0), (100_000, 0), (1_000_000, 0), (1_000, 1.1), (100_000, 1.1)];

    /// <summary>Measures and writes <c>bench/results/growth.md</c>.</summary>
    public static async Task<int> Run(int records, int rounds, CancellationToken cancellation)
    {
        var rows = new List<string>();
        foreach (var (principals, zipf) in _cases)
        {
            var folder = Directory.CreateTempSubdirectory("orleanssec-growth-").FullName;
            try
            {
                await Measured.Run(
                    "orleanssec.dll", cancellation, "demo", "generate", "--out", folder, "--records", Text(records), "--principals", Text(principals), "--zipf", Text(zipf));
                var pairs = new List<(Measured Decode, Measured Replay)>();
                for (var round = 0; round < rounds; round++)
                {
                    var decode = await Measured.Run("OrleansSec.Bench.dll", cancellation, "decode", folder);
                    var replay = await Measured.Run("orleanssec.dll", cancellation, "replay", folder, "--format", "json", "--index", "writes");
                    await Console.Error.WriteLineAsync($"{principals} principals, zipf {zipf}: decode {decode}, replay {replay}");
                    pairs.Add((decode, replay));
                }

                rows.Add(Row(records, principals, zipf, pairs.OrderBy(p => p.Decode.Seconds / p.Replay.Seconds).ElementAt(pairs.Count / 2)));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        await Report(records, rounds, rows, cancellation);
        return 0;
    }

    private static string Row(int records, int principals, double zipf, (Measured Decode, Measured Replay) pair)
    {
        var (decode, replay) = pair;
        var spread = zipf == 0 ? "even" : $"Zipf {Text(zipf)}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {principals} | {spread} | {decode.Seconds:F1} | {replay.Seconds:F1} | {decode.Seconds / replay.Seconds:P0} | {replay.CpuSeconds * 1e6 / records:F0} | {replay.PeakBytes / 1e6:F0} |");
    }

    private static async Task Report(int records, int rounds, List<string> rows, CancellationToken cancellation)
    {
        var report = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            # Growth with principals

            Command: `dotnet run --project bench -c Release -- growth --records {records} --rounds {rounds}`
            Machine: {Environment.ProcessorCount} cores ({Machine.Processor}), load {Machine.Load} at the end, commit {Machine.Commit}, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}.
            {records} generated records in four accounts; whole processes, start and JIT included, in turn; the round with the median ratio.
            "Replay" does all that a server does, to SQLite, with the index of writes. The machine is shared: read the ratios.

            | principals | activity | decode s | replay s | replay / decode speed | replay CPU µs an event | replay peak MB resident |
            | --- | --- | --- | --- | --- | --- | --- |
            {string.Join('\n', rows)}

            """);
        await Console.Out.WriteLineAsync(report);
        await File.WriteAllTextAsync(Path.Combine(Machine.Repository, "bench", "results", "growth.md"), report, cancellation);
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
