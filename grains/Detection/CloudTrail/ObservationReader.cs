using System.Security.Cryptography;
using System.Text;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Fields;
using OrleansSec.Detection.Intel;

namespace OrleansSec.Detection.CloudTrail;

/// <summary>
/// Turns the fields of a CloudTrail record into an observation. Texts that come again and again are shared, in
/// bounded caches. Used by one thread at a time.
/// </summary>
public sealed class ObservationReader
{
    /// <summary>AWS opened in 2006: an earlier event has a wrong clock.</summary>
    private static readonly DateTimeOffset _notBefore = new(2006, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TextCache<CalledAction> _actions = new(4096, CalledAction.Of);
    private readonly TextCache<CallerAddress> _addresses;
    private readonly TextCache<string> _clients = new(16384, ClientFamily.Of);
    private readonly TextCache<bool> _services = new(512, name => AwsNames.Service(name) is not null);
    private readonly TextPool _texts = new(16384, 256);
    private readonly TextCache<EntityId> _principals = new(16384, Principal);
    private readonly NamedValues _named = new();
    private readonly byte[] _key = new byte[512];
    private IntelSnapshot _intel = IntelSnapshot.Empty;

    public ObservationReader() => _addresses = new TextCache<CallerAddress>(16384, text => CallerAddress.Of(text, _intel));

    /// <summary>What is known of addresses, from here on.</summary>
    public IntelSnapshot Intel
    {
        get => _intel;
        set
        {
            if (_intel != value)
            {
                _intel = value;
                _named.Intel = value;
                _addresses.Clear();
            }
        }
    }

    /// <summary>Reads a record.</summary>
    /// <param name="fields">The record, read with a layout that holds <see cref="CloudTrailFields.Paths"/>.</param>
    /// <param name="raw">Where it stands.</param>
    /// <param name="notAfter">A later event has a wrong clock.</param>
    /// <param name="hits">The rules that it matched.</param>
    public ObservationResult Read(EventFields fields, EventPointer raw, DateTimeOffset notAfter, IReadOnlyList<RuleHit> hits)
    {
        var at = CloudTrailFields.Of(fields.Layout);
        if (!fields.Has(at.EventTime) || fields.First(at.EventTime).IsEmpty)
        {
            return Bad(BadInput.NoEventTime, "The record has no eventTime.");
        }

        if (!EventTime.TryParse(fields.First(at.EventTime), out var time))
        {
            return Bad(BadInput.BadEventTime, $"Not a time: '{Quote(fields, at.EventTime)}'.");
        }

        if (time < _notBefore || time > notAfter)
        {
            return Bad(time < _notBefore ? BadInput.ClockBefore : BadInput.ClockAfter, $"The record's time is {Quote(fields, at.EventTime)}.");
        }

        if (!CallerReader.TryRead(fields, at, out var caller))
        {
            return Bad(BadInput.NoIdentity, "The record has no userIdentity.");
        }

        return new ObservationResult(Observe(fields, at, time, caller, raw, hits), Principal(caller), null, null);
    }

    private static ObservationResult Bad(string reason, string detail) => new(null, default, reason, detail);

    private static string Quote(EventFields fields, int field) => BoundedText.Of(fields.Text(field) ?? string.Empty, 64);

    private Observation Observe(
        EventFields fields, CloudTrailFields at, DateTimeOffset time, in Caller caller, EventPointer raw, IReadOnlyList<RuleHit> hits)
    {
        var action = Action(fields, at);
        var address = _addresses[fields.First(at.SourceAddress)];
        var region = _texts[fields.First(at.Region)];
        var access = Access(action, fields.First(at.ReadOnly));
        return new Observation(
            EventId(fields, at),
            time,
            caller.Identity,
            action.Name,
            region,
            address.Text,
            address.Network,
            _clients[fields.First(at.UserAgent)],
            Error(fields, at),
            access,
            OrNull(fields.First(at.AccessKey)),
            OrNull(caller.Session),
            Resource(fields, at),
            fields.Has(at.InvokedBy) && _services[fields.First(at.InvokedBy)],
            raw,
            hits,
            Holding(_named.Add(address.Intel, fields, at), time),
            address.Place)
        {
            TargetAccount = OrNull(CallDetails.TargetAccount(fields, at, caller.Account, access)),
            Mfa = CallDetails.Mfa(fields, at),
            InstanceType = OrNull(CallDetails.InstanceType(fields, at)),
            Instances = CallDetails.Instances(fields, at),
            Endpoint = OrNull(fields.First(at.Endpoint)),
            InRegion = action.In(region),
        };
    }

    // An indicator that has expired by the event's own time says nothing of it.
    private static IReadOnlyList<IntelMatch>? Holding(IReadOnlyList<IntelMatch>? matches, DateTimeOffset time) =>
        matches is null || !matches.Any(m => m.Until < time) ? matches
        : matches.Where(m => !(m.Until < time)).ToArray() is { Length: > 0 } holding ? holding
        : null;

    private static AccessClass Access(CalledAction action, ReadOnlySpan<byte> readOnly) =>
        readOnly.SequenceEqual("true"u8) ? action.WhenReading
        : readOnly.SequenceEqual("false"u8) ? action.WhenWriting
        : action.WhenUnsaid;

    private static string EventId(EventFields fields, CloudTrailFields at)
    {
        var id = fields.First(at.EventId);
        return id.Length is > 0 and <= 128 && !id.ContainsAnyExceptInRange((byte)'!', (byte)'~')
            ? Encoding.ASCII.GetString(id)
            : Convert.ToHexStringLower(SHA256.HashData(fields.Raw).AsSpan(0, 16));
    }

    private CalledAction Action(EventFields fields, CloudTrailFields at) =>
        _actions[Join((byte)'\n', fields.First(at.EventSource), fields.First(at.EventName))];

    private string? Error(EventFields fields, CloudTrailFields at) =>
        OrNull(fields.First(at.ErrorCode))
        ?? (fields.First(at.ConsoleLogin).SequenceEqual("Failure"u8) ? "Failure" : null);

    private string? Resource(EventFields fields, CloudTrailFields at)
    {
        if (OrNull(fields.First(at.ResourceArn)) is { } arn)
        {
            return arn;
        }

        foreach (var field in at.Resources)
        {
            if (OrNull(fields.First(field)) is { } name)
            {
                return name;
            }
        }

        return null;
    }

    private string? OrNull(ReadOnlySpan<byte> text) => text.IsEmpty ? null : _texts[text];

    private EntityId Principal(in Caller caller) => _principals[Join((byte)':', caller.Account, caller.Kind, caller.Name)];

    private static EntityId Principal(string key)
    {
        var name = key.IndexOf(':', 13) + 1;
        return EntityId.ForPrincipal(key[..12], key[13..(name - 1)], name == key.Length ? "unknown" : BoundedText.Of(key[name..], 128));
    }

    private ReadOnlySpan<byte> Join(byte separator, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var length = first.Length + 1 + second.Length;
        var key = Room(length);
        first.CopyTo(key);
        key[first.Length] = separator;
        second.CopyTo(key[(first.Length + 1)..]);
        return key;
    }

    private ReadOnlySpan<byte> Join(byte separator, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third)
    {
        var key = Room(first.Length + second.Length + third.Length + 2);
        third.CopyTo(key[^third.Length..]);
        key[^(third.Length + 1)] = separator;
        Join(separator, first, second).CopyTo(key);
        return key;
    }

    private Span<byte> Room(int length) => length <= _key.Length ? _key.AsSpan(0, length) : new byte[length];
}
