using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Grains.Tests.Commit;

/// <summary>
/// Thousands of schedules of crashes, lost answers, repeated deliveries and failing stores end in what a run without
/// trouble ends in: the same alerts of the same events, the same evidence, the same stored memory to the byte.
/// </summary>
public sealed class CommitProtocolTests : IDisposable
{
    private const int Batches = 12;

    private static readonly RuleSummary _rule = new("trail_stopped", "A trail was stopped", Severity.High, []);
    private static readonly EntityId[] _ids = [.. "abc".Select(c => EntityId.ForPrincipal("111122223333", "role", $"{c}"))];

    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    [Theory]
    [InlineData(0)]
    [InlineData(1_000)]
    public async Task Ends_in_the_same_alerts_and_memory_whatever_goes_wrong(int firstSeed)
    {
        for (var seed = firstSeed; seed < firstSeed + 1_000; seed++)
        {
            var batches = Input(seed % 50);

            var quiet = await Run(batches, seed, hasTrouble: false);
            var troubled = await Run(batches, seed, hasTrouble: true);

            Assert.True(quiet.SequenceEqual(troubled), $"Seed {seed} ends differently.");
        }
    }

    public void Dispose() => _services.Dispose();

    private async Task<IEnumerable<string>> Run(IReadOnlyList<ObservationSlice>[] batches, int seed, bool hasTrouble)
    {
        var dice = new Random(seed);
        var world = new ModelWorld(_services.GetRequiredService<Serializer>(), dice) { HasTrouble = hasTrouble };
        var entities = _ids.ToDictionary(id => id, id => new ModelEntity(id, world));
        var acknowledged = 0;
        while (acknowledged < batches.Length)
        {
            acknowledged = await Work(new ModelWorker(world, entities), world, batches, acknowledged, dice);
            foreach (var entity in entities.Values.Where(_ => world.Chance(70)))
            {
                entity.Lose();
            }
        }

        return Outcome(world, entities);
    }

    // One life of a worker: it starts at the first batch that is not acknowledged, and may die anywhere. Epochs may end
    // within a batch.
    private static async Task<int> Work(
        ModelWorker worker, ModelWorld world, IReadOnlyList<ObservationSlice>[] batches, int acknowledged, Random dice)
    {
        for (var batch = acknowledged; batch < batches.Length; batch++)
        {
            for (var slice = 0; slice < batches[batch].Count; slice++)
            {
                await worker.Observe(_ids[(batch + slice) % _ids.Length], batches[batch][slice]);
                if (world.Chance(5))
                {
                    return acknowledged;
                }

                if (dice.Next(6) == 0)
                {
                    await worker.Commit();
                }
            }

            if (dice.Next(3) == 0 || batch == batches.Length - 1)
            {
                await worker.Commit();
                if (world.Chance(10))
                {
                    return acknowledged;
                }

                acknowledged = batch + 1;
            }
        }

        return acknowledged;
    }

    private static IEnumerable<string> Outcome(ModelWorld world, Dictionary<EntityId, ModelEntity> entities)
    {
        var alerts = _ids.SelectMany(world.Alerts.Of).ToArray();
        var missing = alerts.Select(a => a.Best.JudgedEventId).Where(e => !world.Evidence.Contains(e));
        return
        [
            .. alerts.Select(a => $"{a.Best.Id} {a.Best.Score} {a.Best.JudgedEventId} {a.Best.ActorKind}: {string.Join(' ', a.Events)}"),
            .. missing.Select(e => $"no evidence of {e}"),
            .. _ids.Select(id => Convert.ToHexString(world.Serializer.SerializeToArray(entities[id].State))),
        ];
    }

    private static IReadOnlyList<ObservationSlice>[] Input(int seed)
    {
        var random = new Random(seed);
        var clock = 0;
        return [.. Enumerable.Range(0, Batches).Select(Batch)];

        IReadOnlyList<ObservationSlice> Batch(int batch) =>
            [.. Enumerable.Range(0, random.Next(1, 6)).Select(slice => new ObservationSlice($"b{batch}#{slice}", [.. Events()]))];

        IEnumerable<Observation> Events() => Enumerable.Range(0, random.Next(1, 5)).Select(_ => Event(clock++));

        Observation Event(int at) => Observed.After(TimeSpan.FromHours(at * 6), $"e{at:D3}") with
        {
            Action = $"iam:Put{random.Next(12)}",
            Region = $"region-{random.Next(5)}",
            Network = $"net-{random.Next(4)}",
            Access = AccessClass.Permission,
            Hits = random.Next(6) == 0 ? [new RuleHit(_rule, [])] : [],
        };
    }
}
