using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Correlations;

/// <summary>An event as windows remember it: an <see cref="AlertEvent"/> whose id, mostly a UUID, takes 16 bytes.</summary>
internal sealed class WindowEvent
{
    private readonly Guid _uuid;
    private readonly string? _id;
    private readonly long _ticks;

    /// <summary>An event as it was stored.</summary>
    public WindowEvent(Guid uuid, string? id, long ticks, string action, EventPointer raw, string? network, string? region)
    {
        (_uuid, _id, _ticks) = (uuid, id, ticks);
        (Action, Raw, Network, Region) = (action, raw, network, region);
    }

    /// <summary>The event's own time.</summary>
    public DateTimeOffset Time => new(_ticks, TimeSpan.Zero);

    /// <summary>Its id, if that is a UUID; else nothing.</summary>
    public Guid Uuid => _uuid;

    /// <summary>Its id, if that is no UUID.</summary>
    public string? OtherId => _id;

    /// <summary>As <see cref="AlertEvent.Action"/>.</summary>
    public string Action { get; }

    /// <summary>As <see cref="AlertEvent.Raw"/>.</summary>
    public EventPointer Raw { get; }

    /// <summary>As <see cref="AlertEvent.Network"/>.</summary>
    public string? Network { get; }

    /// <summary>As <see cref="AlertEvent.Region"/>.</summary>
    public string? Region { get; }

    /// <summary>What is remembered of an event.</summary>
    public static WindowEvent Of(AlertEvent seen)
    {
        var isUuid = IsUuid(seen.EventId, out var uuid);
        return new WindowEvent(uuid, isUuid ? null : seen.EventId, seen.Time.UtcTicks, seen.Action, seen.Raw, seen.Network, seen.Region);
    }

    /// <summary>Whether it is the same event.</summary>
    public bool Is(WindowEvent other) => _uuid == other._uuid && _id == other._id;

    /// <summary>The event, as an alert tells of it.</summary>
    public AlertEvent ToAlertEvent() => new(_id ?? _uuid.ToString(), Time, Action, Raw, Network, Region);

    // Only as a UUID is written again: others would come back as another id.
    private static bool IsUuid(string id, out Guid uuid)
    {
        Span<char> written = stackalloc char[36];
        if (Guid.TryParseExact(id, "D", out uuid) && uuid.TryFormat(written, out _) && id.AsSpan().SequenceEqual(written))
        {
            return true;
        }

        uuid = default;
        return false;
    }
}
