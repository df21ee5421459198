using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Intel;

namespace OrleansSec.Bench;

/// <summary>Bytes and nanoseconds of a set of mixed indicators.</summary>
internal static class IntelBench
{
    private const int Values = 1 << 16;
    private const int LookUps = 2_000_000;
    private const int Round = 2000;

    /// <summary>Measures and writes <c>bench/results/intel.md</c>.</summary>
    public static async Task<int> Run(int count, CancellationToken cancellation)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var began = Stopwatch.GetTimestamp();
        var set = Build(count);
        var building = Stopwatch.GetElapsedTime(began);
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        (string Kind, double Listed, double Other)[] rows =
        [
            ("IPv4", Addresses(set, 0, count), Addresses(set, count, count)),
            ("IPv6", Addresses(set, 5, count), Addresses(set, count + 5, count)),
            ("domain", Texts(6, count, set.FindDomain, i => "www." + Text(i)), Texts(count + 6, count, set.FindDomain, i => "www." + Text(i))),
            ("SHA-256", Texts(8, count, set.FindFile, Text), Texts(count + 8, count, set.FindFile, Text)),
        ];
        await Report(set.Count, bytes, building, rows, cancellation);
        return 0;
    }

    private static async Task Report(
        int count, long bytes, TimeSpan building, (string Kind, double Listed, double Other)[] rows, CancellationToken cancellation)
    {
        var report = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            # Indicators

            Command: `dotnet run --project bench -c Release -- intel --indicators {count}`
            Machine: {Environment.ProcessorCount} cores ({Machine.Processor}), load {Machine.Load}, commit {Machine.Commit}, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}.
            {count} indicators: half IPv4 (a tenth of these ranges), a tenth IPv6, a fifth domains, a fifth SHA-256; one in five has
            a description of its own. Look-ups go through {Values} values of a kind in no order, {LookUps} in all, on one thread, and
            allocate nothing; the median of rounds of {Round}. "Not listed" are values of the same form.

            - managed bytes of the set: {bytes / 1e6:F1} MB, {bytes / (double)count:F0} each; built in {building.TotalSeconds:F1} s

            | look-up | listed, ns | not listed, ns |
            | --- | --- | --- |
            {string.Join('\n', rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"| {r.Kind} | {r.Listed:F0} | {r.Other:F0} |")))}

            """);
        await Console.Out.WriteLineAsync(report);
        var file = Path.Combine(Machine.Repository, "bench", "results", "intel.md");
        await File.WriteAllTextAsync(file, report, cancellation);
    }

    // Not inlined, so that nothing but the set outlives it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IndicatorSet Build(int count) => new IndicatorSetBuilder()
        .Add(new IntelList("bench", 60, false, false), Enumerable.Range(0, count).Select(Indicator))
        .Build();

    // The last digit of a number tells its kind: 0-4 IPv4, 5 IPv6, 6-7 domain, 8-9 hash.
    private static Indicator Indicator(int i)
    {
        var description = Mix(i) % 5 == 0 ? string.Create(CultureInfo.InvariantCulture, $"seen by sensor {i}, first reported by an analyst") : null;
        var indicator = (i % 10) switch
        {
            < 5 => OrleansSec.Detection.Intel.Indicator.Of(Network(i, Mix(i) % 10 == 1 ? 24 : 32)),
            5 => OrleansSec.Detection.Intel.Indicator.Of(new IpNetwork(Address(i), 128)),
            < 8 => OrleansSec.Detection.Intel.Indicator.Of(IndicatorKind.Domain, Text(i)),
            _ => OrleansSec.Detection.Intel.Indicator.Of(IndicatorKind.File, Text(i)),
        };
        return indicator with { Description = description };
    }

    private static IpNetwork Network(int i, int length) =>
        new(Address(i) with { Bits = Address(i).Bits >> (32 - length) << (32 - length) }, length);

    private static IpNumber Address(int i) => i % 10 < 5
        ? new IpNumber((uint)Mix(i), true)
        : new IpNumber(((UInt128)0x2000 << 112) | ((UInt128)(Mix(i) >> 4) << 64) | Mix(i + 1), false);

    private static string Text(int i) => i % 10 < 8
        ? string.Create(CultureInfo.InvariantCulture, $"host-{Mix(i) % 100_000_000}.example-{i % 50}.com")
        : $"{Mix(i):x16}{Mix(i + 1):x16}{Mix(i + 2):x16}{Mix(i + 3):x16}";

    private static double Addresses(IndicatorSet set, int from, int count)
    {
        IpNumber[] values = [.. Enumerable.Range(0, Values).Select(n => Address(from + Pick(n, count)))];
        return Time(i => set.Find(values[i]).IsHit);
    }

    private delegate IndicatorHit Find(ReadOnlySpan<char> text);

    private static double Texts(int from, int count, Find find, Func<int, string> text)
    {
        string[] values = [.. Enumerable.Range(0, Values).Select(n => text(from + Pick(n, count)))];
        return Time(i => find(values[i]).IsHit);
    }

    private static int Pick(int n, int count) => (int)(Mix(n) % (ulong)(count / 10)) * 10;

    private static double Time(Func<int, bool> lookUp)
    {
        var hits = 0;
        for (var i = 0; i < Values * 4; i++)
        {
            hits += lookUp(i & (Values - 1)) ? 1 : 0;
        }

        // The median of short rounds: the machine is shared, and most of these are not interrupted.
        var rounds = new double[LookUps / Round];
        for (var round = 0; round < rounds.Length; round++)
        {
            var began = Stopwatch.GetTimestamp();
            for (var i = 0; i < Round; i++)
            {
                hits += lookUp(((round * Round) + i) & (Values - 1)) ? 1 : 0;
            }

            rounds[round] = Stopwatch.GetElapsedTime(began).TotalNanoseconds / Round;
        }

        GC.KeepAlive(hits);
        Array.Sort(rounds);
        return rounds[rounds.Length / 2];
    }

    // SplitMix64.
    private static ulong Mix(int i)
    {
        var z = (ulong)i * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
