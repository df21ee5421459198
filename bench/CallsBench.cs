using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Grains;
using OrleansSec.Silo.Commands;
using OrleansSec.Silo.Ingest;
using OrleansSec.Silo.Intel;
using OrleansSec.Silo.Storage;
using OrleansSec.TestKit;

namespace OrleansSec.Bench;

/// <summary>
/// What a call to a principal's grain costs, by how many events it brings, and what it costs to make the grain's state
/// durable in SQLite afterwards. The events are of a quiet principal: known values, no alert.
/// </summary>
internal static class CallsBench
{
    private const int InFlight = 256;

    private static readonly (int Principals, int Events)[] _cases = [(1_000, 1), (1_000, 4), (1_000, 16), (1_000, 64), (50_000, 1), (50_000, 4)];

    /// <summary>Measures and writes <c>bench/results/calls.md</c>.</summary>
    public static async Task<int> Run(int rounds, CancellationToken cancellation)
    {
        var rows = new List<string>();
        foreach (var (principals, events) in _cases)
        {
            var (first, warm) = await Measure(principals, events, rounds, cancellation);
            var row = string.Create(
                CultureInfo.InvariantCulture,
                $"| {principals} | {events} | {first.Call:F0} | {warm.Call:F1} | {warm.Call / events:F2} | {warm.Commit:F1} |");
            await Console.Error.WriteLineAsync(row);
            rows.Add(row);
        }

        await Report(rounds, rows, cancellation);
        return 0;
    }

    // The first round activates the grains; of the others the least counts.
    private static async Task<(Cost First, Cost Warm)> Measure(int principals, int events, int rounds, CancellationToken cancellation)
    {
        using var folder = new ThrowAwayFolder("calls");
        using var data = new DataFolder(folder.Path);
        using var host = ReplayCommand.Build([], data, RuleSet.From(Path.Combine(AppContext.BaseDirectory, "rules")), IntelArguments.None);
        await host.StartAsync(cancellation);
        var factory = host.Services.GetRequiredService<IGrainFactory>();
        IPrincipalGrain[] grains =
        [
            .. Enumerable.Range(0, principals).Select(i => factory.GetGrain<IPrincipalGrain>(
                EntityId.ForPrincipal("111122223333", "role", string.Create(CultureInfo.InvariantCulture, $"app-{i}")).ToString())),
        ];
        var costs = new List<Cost>();
        for (var round = 0; round <= rounds; round++)
        {
            IReadOnlyList<ObservationSlice> slices = [Slice(round, events)];
            costs.Add(new Cost(
                await Each(grains, (grain, token) => grain.Observe(slices, null, token), cancellation),
                await Each(grains, (grain, token) => grain.Commit(token), cancellation)));
        }

        await host.StopAsync(cancellation);
        return (costs[0], new Cost(costs.Skip(1).Min(c => c.Call), costs.Skip(1).Min(c => c.Commit)));
    }

    // CPU time of the process, in microseconds a call.
    private static async Task<double> Each(IPrincipalGrain[] grains, Func<IPrincipalGrain, CancellationToken, Task> call, CancellationToken cancellation)
    {
        GC.Collect();
        var began = Environment.CpuUsage.TotalTime;
        var options = new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellation };
        await Parallel.ForEachAsync(grains, options, async (grain, token) => await call(grain, token));
        return (Environment.CpuUsage.TotalTime - began).TotalMicroseconds / grains.Length;
    }

    private static ObservationSlice Slice(int round, int events) => new(
        string.Create(CultureInfo.InvariantCulture, $"calls-{round}#0"),
        [.. Enumerable.Range(0, events).Select(i => Observed.After(TimeSpan.FromMinutes(round) + TimeSpan.FromMilliseconds(i)))]);

    private static async Task Report(int rounds, List<string> rows, CancellationToken cancellation)
    {
        var report = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            # Calls to grains, and commits

            Command: `dotnet run --project bench -c Release -- calls --rounds {rounds}`
            Machine: {Environment.ProcessorCount} cores ({Machine.Processor}), load {Machine.Load} at the end, commit {Machine.Commit}, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}.
            CPU time of the whole process in microseconds, {InFlight} calls in flight; the least of {rounds} rounds after the first, which activates
            the grains and, in the first rows, compiles. A call judges its events and learns them; a commit packs the state and stores it
            in SQLite, many to a transaction.

            | principals | events a call | first call | a call | an event | a commit |
            | --- | --- | --- | --- | --- | --- |
            {string.Join('\n', rows)}

            """);
        await Console.Out.WriteLineAsync(report);
        await File.WriteAllTextAsync(Path.Combine(Machine.Repository, "bench", "results", "calls.md"), report, cancellation);
    }

    private readonly record struct Cost(double Call, double Commit);
}
