using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OrleansSec.Silo.Commands;
using OrleansSec.Silo.Ingest;
using OrleansSec.Silo.Intel;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Bench;

/// <summary>Managed bytes that a quiet principal takes while its grain is active, grain and Orleans' own tables included.</summary>
internal static class MemoryBench
{
    /// <summary>Measures and writes <c>bench/results/memory.md</c>.</summary>
    public static async Task<int> Run(int principals, int perPrincipal, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("orleanssec-memory-").FullName;
        try
        {
            // As many records in both, so that the pools of the pipeline have grown alike.
            await Measured.Run(
                "orleanssec.dll", cancellation, "demo", "generate", "--out", Path.Combine(folder, "few"), "--records", Text(principals * perPrincipal), "--principals", "100");
            await Measured.Run(
                "orleanssec.dll", cancellation, "demo", "generate", "--out", Path.Combine(folder, "many"), "--records", Text(principals * perPrincipal), "--principals", Text(principals));
            var few = await Active(folder, "few", cancellation);
            var many = await Active(folder, "many", cancellation);
            await Report(principals, perPrincipal, few, many, cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static async Task<(long Bytes, int Grains, long Resident)> Active(string folder, string corpus, CancellationToken cancellation)
    {
        using var data = new DataFolder(Path.Combine(folder, $"{corpus}-data"));
        using var host = ReplayCommand.Build(
            [Path.Combine(folder, corpus)], data, RuleSet.From(Path.Combine(AppContext.BaseDirectory, "rules")), IntelArguments.None, IndexScope.Writes);
        await host.StartAsync(cancellation);
        await host.Services.GetRequiredService<IngestWorker>().Run(cancellation);

        // What comes next would else run within the last call of the worker, whose frames hold its last epoch.
        await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var bytes = GC.GetTotalMemory(forceFullCollection: true);
        var statistics = await host.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics(cancellation);
        var grains = statistics.Where(s => s.GrainType.Contains("Principal", StringComparison.Ordinal)).Sum(s => s.ActivationCount);
        await host.StopAsync(cancellation);
        return (bytes, grains, Environment.WorkingSet);
    }

    private static async Task Report(
        int principals, int perPrincipal, (long Bytes, int Grains, long Resident) few, (long Bytes, int Grains, long Resident) many, CancellationToken cancellation)
    {
        var report = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            # Memory of active principals

            Command: `dotnet run --project bench -c Release -- memory --principals {principals} --events {perPrincipal}`
            Machine: {Environment.ProcessorCount} cores ({Machine.Processor}), commit {Machine.Commit}, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}.
            Managed bytes after a full collection at the end of a replay, principals still active: with {many.Grains} active principals
            of some {perPrincipal} events each, less those with {few.Grains} and as many events.

            | | |
            | --- | --- |
            | managed bytes with {few.Grains} | {few.Bytes / 1e6:F1} MB |
            | managed bytes with {many.Grains} | {many.Bytes / 1e6:F1} MB |
            | bytes an active principal | {(many.Bytes - few.Bytes) / (double)(many.Grains - few.Grains):F0} |
            | resident in the end | {many.Resident / 1e6:F0} MB |

            """);
        await Console.Out.WriteLineAsync(report);
        await File.WriteAllTextAsync(Path.Combine(Machine.Repository, "bench", "results", "memory.md"), report, cancellation);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
