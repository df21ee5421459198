using System.Diagnostics;
using System.Globalization;
using OrleansSec.System.Tests.Processes;

namespace OrleansSec.Bench;

/// <summary>The whole pipeline of a server on each storage, beside a bare decode of the same files, in turn.</summary>
internal static class StoragesBench
{
    private static readonly TimeSpan _patience = TimeSpan.FromHours(1);

    /// <summary>Measures and writes <c>bench/results/storages.md</c>.</summary>
    public static async Task<int> Run(int records, int rounds, CancellationToken cancellation)
    {
        using var folder = new Folder();
        await using var postgres = new PostgresServer { IsDurable = true };
        await Measured.Run("orleanssec.dll", cancellation, "demo", "generate", "--out", folder["logs"], "--records", Text(records));
        var files = Directory.EnumerateFiles(folder["logs"], "*.gz", SearchOption.AllDirectories).Count();
        var rows = new List<(double Decode, double Sqlite, double Postgres)>();
        for (var round = 1; round <= rounds; round++)
        {
            var decode = (await Measured.Run("OrleansSec.Bench.dll", cancellation, "decode", folder["logs"])).Seconds;
            var sqlite = await Serve(folder, $"sqlite-{round}", files, []);
            var database = await postgres.CreateDatabase();
            var onPostgres = await Serve(folder, $"postgres-{round}", files, new() { ["Storage__Postgres"] = database });
            await Console.Error.WriteLineAsync($"round {round}: decode {decode:F1} s, SQLite {sqlite:F1} s, PostgreSQL {onPostgres:F1} s");
            rows.Add((decode, sqlite, onPostgres));
        }

        await Report(records, rows, cancellation);
        return 0;
    }

    // From the start of the process until every file is acknowledged.
    private static async Task<double> Serve(Folder folder, string name, int files, Dictionary<string, string> settings)
    {
        var began = Stopwatch.GetTimestamp();
        await using var serve = await ServeProcess.Start(folder[name], ["--watch", folder["logs"]], settings);
        await serve.Until("/api/v1/system", s => s.GetProperty("batches").GetInt64() == files, _patience);
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task Report(int records, List<(double Decode, double Sqlite, double Postgres)> rows, CancellationToken cancellation)
    {
        var report = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            # A server on each storage, beside a bare decode

            Command: `dotnet run --project bench -c Release -- storages --records {records} --rounds {rows.Count}`
            Machine: {Environment.ProcessorCount} cores ({Machine.Processor}), load {Machine.Load} at the end, commit {Machine.Commit}, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}.
            {records} generated records of 5,000 principals; whole processes, start and JIT included, in turn. "SQLite" and "PostgreSQL" are
            `orleanssec serve` that watches the files, until all are acknowledged: rules, baselines, alerts, commits and the index of
            writes. PostgreSQL runs on the same cores, with its default settings (fsync on). The machine is shared: read the ratios.

            | round | decode s | SQLite s | PostgreSQL s | SQLite / decode speed | PostgreSQL / decode speed |
            | --- | --- | --- | --- | --- | --- |
            {string.Join('\n', rows.Select((r, i) => string.Create(CultureInfo.InvariantCulture, $"| {i + 1} | {r.Decode:F1} | {r.Sqlite:F1} | {r.Postgres:F1} | {r.Decode / r.Sqlite:P0} | {r.Decode / r.Postgres:P0} |")))}

            """);
        await Console.Out.WriteLineAsync(report);
        await File.WriteAllTextAsync(Path.Combine(Machine.Repository, "bench", "results", "storages.md"), report, cancellation);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
