using System.Globalization;
using System.Text;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Stores;
using OrleansSec.Silo.Storage;
using OrleansSec.TestKit;

namespace OrleansSec.System.Tests.Storage;

/// <summary>Events by dice in a plain list, and what a search of it finds.</summary>
internal sealed class PlainEvents(int seed)
{
    private static readonly EntityId[] _principals =
        [Observed.Role, EntityId.ForPrincipal("444455556666", "user", "ana"), EntityId.ForPrincipal("111122223333", "user", "bo:b"), EntityId.ForPrincipal("anonymous", "unknown", "ünïcode")];

    private static readonly string[] _actions = ["iam:CreateUser", "iam:DeleteUser", "s3:GetObject", "iamx:Get"];
    private static readonly string[] _regions = ["eu-west-1", "us-east-1", ""];
    private static readonly string[] _addresses = ["198.51.100.7", "203.0.113.9", "ec2.amazonaws.com", "198.51.100.70"];
    private static readonly string?[] _errors = [null, null, "AccessDenied", "NoSuchBucket"];
    private static readonly string?[] _resources = [null, "bucket/Salaries", "ÜBER/日本語", "", "arn:aws:iam::111122223333:role/x_y%z"];
    private static readonly string?[] _parts = ["salaries", "BUCKET", "日本", "x_y", "%", "nothing", ""];

    private readonly Random _dice = new(seed);
    private readonly Dictionary<(DateTimeOffset Time, string Id), (EntityId Principal, Observation Observation)> _events = [];
    private int _number;

    /// <summary>Some new events, and some that have been before.</summary>
    public IReadOnlyCollection<KeyValuePair<EntityId, List<Observation>>> Next()
    {
        var added = Enumerable.Range(0, _dice.Next(1, 60)).Select(_ => (Principal: One(_principals), Observation: Event())).ToArray();
        foreach (var (principal, observation) in added)
        {
            _events[(observation.Time, observation.EventId)] = (principal, observation);
        }

        var again = _events.Values.Where(_ => _dice.Next(20) == 0).ToArray();
        return [.. added.Concat(again).GroupBy(e => e.Principal).Select(g => KeyValuePair.Create(g.Key, g.Select(e => e.Observation).ToList()))];
    }

    /// <summary>A filter and a page's size.</summary>
    public (EventFilter Filter, int Limit) Question() => (
        new EventFilter(
            Rarely() ? [.. _principals.Take(2).Where(_ => _dice.Next(3) > 0).Select(p => p.Account)] : null,
            Rarely() ? One(_principals).ToString() : null,
            Rarely() ? One(_actions) : null,
            Rarely() ? One(["iam", "s3", "ia", ""]) : null,
            Rarely() ? One(_regions) : null,
            Rarely() ? Network(One(_addresses)) : null,
            Rarely() ? One(_addresses) : null,
            Rarely() ? One(["AccessDenied", "Other"]) : null,
            Rarely() ? _dice.Next(2) == 0 : null,
            Rarely() ? One(_parts) : null,
            Rarely() ? Time() : null,
            Rarely() ? Time() : null),
        _dice.Next(1, 70));

    /// <summary>What is meant, the latest first.</summary>
    public IEnumerable<IndexedEvent> Find(EventFilter filter) => _events.Values.Where(e => IsMeant(e.Principal, e.Observation, filter))
        .OrderByDescending(e => e.Observation.Time).ThenByDescending(e => Utf8(e.Observation.EventId), StringComparer.Ordinal)
        .Select(e => new IndexedEvent(
            e.Observation.EventId, e.Observation.Time, e.Principal, e.Observation.Action, e.Observation.Region, e.Observation.Network, e.Observation.Source, e.Observation.Error, e.Observation.Resource, e.Observation.Raw));

    /// <summary>The ids of a sighting's earliest calls, and of the one that it names.</summary>
    public IEnumerable<string> Calls(Sighted sighting, int limit) => _events.Values
        .Where(e => e.Principal == sighting.Principal && e.Observation.Source == sighting.Address && e.Observation.Time.ToUnixTimeSeconds() / 86400 == sighting.Key.Day)
        .OrderBy(e => e.Observation.Time).ThenBy(e => Utf8(e.Observation.EventId), StringComparer.Ordinal).Take(limit).Select(e => e.Observation.EventId)
        .Append(sighting.First.EventId).Distinct(StringComparer.Ordinal);

    private static bool IsMeant(EntityId principal, Observation o, EventFilter f) =>
        f.Accounts?.Contains(principal.Account) != false
        && (f.Principal is null || f.Principal == principal.ToString())
        && (f.Action is null || f.Action == o.Action)
        && (f.Service is null || o.Action.StartsWith(f.Service + ":", StringComparison.Ordinal))
        && (f.Region is null || f.Region == o.Region)
        && (f.Network is null || f.Network == o.Network)
        && (f.Address is null || f.Address == o.Source)
        && (f.Error is null || f.Error == o.Error)
        && (f.Failed is null || f.Failed == o.Error is not null)
        && (f.Resource is null || o.Resource?.Contains(f.Resource, StringComparison.OrdinalIgnoreCase) == true)
        && (f.From is null || o.Time >= f.From)
        && (f.To is null || o.Time < f.To);

    // Hexadecimal digits are in the order of the bytes.
    private static string Utf8(string text) => Convert.ToHexString(Encoding.UTF8.GetBytes(text));

    private static string Network(string address) => address.EndsWith("com", StringComparison.Ordinal) ? "aws:ec2" : address[..address.LastIndexOf('.')] + ".0/24";

    private Observation Event()
    {
        var number = _number++;
        var id = _dice.Next(4) == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{One(["e", "日", "\uffee", "🔑", "0b5e"])}{number}")
            : string.Create(CultureInfo.InvariantCulture, $"{_dice.Next():x8}-1c2f-4e8d-9a6b-{number:x12}");
        var address = One(_addresses);
        return Observed.At(Time(), id) with
        {
            Action = One(_actions),
            Region = One(_regions),
            Source = address,
            Network = Network(address),
            Error = One(_errors),
            Resource = One(_resources),
            Raw = new EventPointer(One(["a.json", "b.json"]), _dice.Next(1 << 20), _dice.Next(1 << 12)),
        };
    }

    // Few different ones in three days, so that many are equal.
    private DateTimeOffset Time() => Observed.Start.AddHours(7 * _dice.Next(8)).AddMilliseconds(_dice.Next(20));

    private bool Rarely() => _dice.Next(6) == 0;

    private T One<T>(T[] all) => all[_dice.Next(all.Length)];
}
