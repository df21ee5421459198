using System.Globalization;
using System.Text;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Intel;
using OrleansSec.Silo.Ingest;
using OrleansSec.TestKit;

namespace OrleansSec.Grains.Tests.Commit;

/// <summary>A batch of a schedule: chunks of events of some principals of one account.</summary>
internal sealed record ModelBatch(string Id, IReadOnlyList<IReadOnlyList<(EntityId Principal, Observation Event)>> Slices)
{
    private static readonly RuleSummary _rule = new("trail_stopped", "A trail was stopped", Severity.High, []);

    // What an instance does from a network that is new to it is an alert: of two memories of it, the older one raises more.
    private const string Instance = "i-0123456789abcdef0";

    /// <summary>The account.</summary>
    public static EntityId Account { get; } = EntityId.ForAccount("111122223333");

    /// <summary>The principals.</summary>
    public static IReadOnlyList<EntityId> Principals { get; } = [.. "abc".Select(c => EntityId.ForPrincipal(Account.Account, "role", $"{c}"))];

    /// <summary>Batches of an input, the same for the same seed.</summary>
    public static IReadOnlyList<ModelBatch> Draw(int seed)
    {
        var dice = new Random(seed);
        var clock = 0;
        return [.. Enumerable.Range(0, dice.Next(4, 10)).Select(Batch)];

        ModelBatch Batch(int number) => new($"batch-{number}", [.. Enumerable.Range(0, dice.Next(1, 4)).Select(_ => Slice())]);

        IReadOnlyList<(EntityId, Observation)> Slice() => [.. Enumerable.Range(0, dice.Next(1, 6)).Select(_ => (Principals[dice.Next(Principals.Count)], Event(clock++)))];

        // Texts of their own: two states are equal whether or not they share a text.
        Observation Event(int at) => Observed.After(TimeSpan.FromHours(at * 5), string.Create(CultureInfo.InvariantCulture, $"e{at:D3}")) with
        {
            Action = $"iam:Put{dice.Next(12)}",
            Region = $"region-{dice.Next(5)}",
            Network = $"net-{(dice.Next(4) == 0 ? dice.Next(4) : 0)}",
            Session = Instance,
            Client = string.Concat("bot", "o3".AsSpan()),
            Raw = new EventPointer(string.Concat("a.", "json".AsSpan()), at, 100),
            Access = AccessClass.Permission,
            Hits = dice.Next(6) == 0 ? [new RuleHit(_rule, [])] : [],
        };
    }

    /// <summary>The id of a slice.</summary>
    public string SliceId(int number) => string.Create(CultureInfo.InvariantCulture, $"{Id}#{number}");

    /// <summary>A slice as decoding gives it.</summary>
    public Chunk Chunk(int number)
    {
        var chunk = new Chunk(SliceId(number), IntelSnapshot.Empty);
        foreach (var (principal, observation) in Slices[number])
        {
            chunk.Add(principal, observation, Encoding.UTF8.GetBytes(observation.EventId));
        }

        return chunk;
    }
}
