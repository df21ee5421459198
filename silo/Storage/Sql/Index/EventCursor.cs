using System.Globalization;
using OrleansSec.Contracts.Stores;
using OrleansSec.Silo.Storage.Sql.Index.Blocks;

namespace OrleansSec.Silo.Storage.Sql.Index;

/// <summary>The text that asks for the events after a page.</summary>
internal static class EventCursor
{
    /// <summary>Asks for what follows an event.</summary>
    public static string Of(IndexedEvent last) =>
        string.Create(CultureInfo.InvariantCulture, $"{last.Time.ToUnixTimeMilliseconds()}~{last.EventId}");

    /// <summary>The event that a cursor names; null where it names none.</summary>
    public static EventKey? Parse(string? cursor) =>
        cursor?.Split('~', 2) is [var first, var id] && long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            ? new EventKey(time, StoredId.Of(id))
            : null;
}
