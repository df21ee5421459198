using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.CloudTrail;
using OrleansSec.Detection.Detectors;
using OrleansSec.Detection.Fields;
using OrleansSec.Grains;
using OrleansSec.Silo.Ingest;
using OrleansSec.Silo.Sources;

namespace OrleansSec.Bench;

/// <summary>
/// What each stage of the pipeline costs an event on one thread, without grains and storage: a stage does all that the
/// one before it does, and its own work.
/// </summary>
internal sealed class StagesBench
{
    private static readonly string[] _stages = ["decode", "rules", "route", "judge", "pack"];

    private readonly RuleSet _rules = RuleSet.From(Path.Combine(AppContext.BaseDirectory, "rules"));
    private readonly Serializer _serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();
    private readonly string[] _files;

    private StagesBench(string directory, int files) => _files =
    [
        .. Directory.EnumerateFiles(directory, "*.json.gz", SearchOption.AllDirectories)
            .OrderBy(f => Path.GetFileName(f).Split('_')[^2], StringComparer.Ordinal).Take(files),
    ];

    /// <summary>Measures and writes <c>bench/results/stages.md</c>.</summary>
    public static async Task<int> Run(string directory, int files, int rounds, CancellationToken cancellation)
    {
        var bench = new StagesBench(directory, files);
        var results = _stages.Select(_ => new List<Cost>()).ToArray();
        for (var round = 0; round <= rounds; round++)
        {
            for (var stage = 0; stage < _stages.Length; stage++)
            {
                var cost = bench.Measure(stage);
                await Console.Error.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"{(round == 0 ? "warm-up" : $"round {round}")} {_stages[stage]}: {cost.Microseconds:F2} us, {cost.Bytes:F0} bytes an event"));
                if (round > 0)
                {
                    results[stage].Add(cost);
                }
            }
        }

        await bench.Report(directory, results, cancellation);
        return 0;
    }

    private async Task Report(string directory, List<Cost>[] results, CancellationToken cancellation)
    {
        var rows = results.Select((costs, stage) => (Name: _stages[stage], Cost: costs.MinBy(c => c.Microseconds))).ToArray();
        var report = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            # Stages of the pipeline, one thread

            Command: `dotnet run --project bench -c Release -- stages {Path.GetFileName(Path.TrimEndingDirectorySeparator(directory))} --files {_files.Length} --rounds {results[0].Count}`
            Machine: {Environment.ProcessorCount} cores ({Machine.Processor}), load {Machine.Load}, commit {Machine.Commit}, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}.
            CPU time of the process over the events of {_files.Length} files with {_rules.Book.Count} rules; the least of {results[0].Count} rounds, in turn, after a warm-up. No
            grains, no storage. Each stage does what those above it do, too. "judge" is all detectors and the baseline of each principal; "pack" is
            the serialized state of each touched principal, once in an epoch.

            | stage | µs an event | more than above, µs | bytes allocated an event |
            | --- | --- | --- | --- |
            {string.Join('\n', rows.Select((r, i) => string.Create(CultureInfo.InvariantCulture, $"| {r.Name} | {r.Cost.Microseconds:F2} | {r.Cost.Microseconds - (i == 0 ? 0 : rows[i - 1].Cost.Microseconds):F2} | {r.Cost.Bytes:F0} |")))}

            """);
        await Console.Out.WriteLineAsync(report);
        await File.WriteAllTextAsync(Path.Combine(Machine.Repository, "bench", "results", "stages.md"), report, cancellation);
    }

    private Cost Measure(int stage)
    {
        var principals = new Dictionary<EntityId, EntityState>();
        var touched = new HashSet<EntityId>();
        var reader = new LogReader(_rules.Layout);
        var observations = new ObservationReader();
        var bare = new Sink(stage > 0 ? _rules.Book : null, observations);
        var wave = new Wave();
        var (events, chunks) = (0L, 0);
        GC.Collect();
        var (bytes, began) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime);
        foreach (var file in _files)
        {
            using var stream = File.OpenRead(file);
            if (stage < 2)
            {
                reader.Read(stream, bare, CancellationToken.None);
                continue;
            }

            var channel = Channel.CreateUnbounded<Chunk>();
            var decoding = new DecodingBatch(null!, new Batch(file, "bench", file, stream.Length, () => Stream.Null)) { Chunks = channel };
            var sink = new ChunkSink(decoding, _rules.Book, observations, DateTimeOffset.MaxValue, new MemoryBudget(long.MaxValue), CancellationToken.None);
            reader.Read(stream, sink, CancellationToken.None);
            sink.Finish();
            while (channel.Reader.TryRead(out var chunk))
            {
                wave.Add(chunk);
                events += chunk.Events;
                chunks++;
            }

            if (wave.IsFull)
            {
                if (stage > 2)
                {
                    Judge(wave, principals, touched);
                }

                foreach (var chunk in wave.Chunks)
                {
                    chunk.GiveBack();
                }

                wave = new Wave();
            }

            if (stage > 3 && chunks >= Epoch.MaxSlices)
            {
                chunks = 0;
                foreach (var id in touched)
                {
                    _serializer.SerializeToArray(principals[id]);
                }

                touched.Clear();
            }
        }

        events = stage < 2 ? bare.Records : events;
        return new Cost(
            (Environment.CpuUsage.TotalTime - began).TotalMicroseconds / events,
            (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)events);
    }

    private void Judge(Wave wave, Dictionary<EntityId, EntityState> principals, HashSet<EntityId> touched)
    {
        foreach (var (id, slices) in wave.Principals)
        {
            if (!principals.TryGetValue(id, out var state))
            {
                principals.Add(id, state = new EntityState { Trails = new Trails() });
            }

            touched.Add(id);
            foreach (var slice in slices)
            {
                Detection.Detectors.Judge.Observe(id, slice.Observations, state.Baseline, _rules.Correlations, state.Windows, state.Trails!, JudgeTerms.Default);
            }
        }
    }

    private readonly record struct Cost(double Microseconds, double Bytes);

    private sealed class Sink(Detection.Rules.RuleBook? rules, ObservationReader observations) : ILogSink
    {
        private readonly List<RuleHit> _hits = [];

        public long Records { get; private set; }

        public void Record(EventFields fields, long offset, int length)
        {
            _hits.Clear();
            rules?.Match(fields, _hits);
            observations.Read(fields, new EventPointer(string.Empty, offset, length), DateTimeOffset.MaxValue, []);
            Records++;
        }

        public void Quarantine(long offset, string reason, string detail, long count)
        {
        }

        public void Skip(string kind)
        {
        }
    }
}
