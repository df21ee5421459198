using System.Data.Common;
using System.Text.Json;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;

namespace OrleansSec.Silo.Storage.Sql;

/// <summary>Between rows of the alert tables and records.</summary>
internal static class AlertRows
{
    /// <summary>The columns that <see cref="Alert"/> reads, in its order.</summary>
    public const string Columns =
        "id, seq, first, last, raised, severity, score, detector, title, entity, actor, techniques, reasons, count, threshold, verdict";

    /// <summary>An alert from a row of <see cref="Columns"/>.</summary>
    public static Alert Alert(DbDataReader row) => new(
        row.GetString(0),
        row.GetInt64(1),
        Time(row, 2),
        Time(row, 3),
        Time(row, 4),
        (Severity)row.GetInt32(5),
        row.GetDouble(6),
        row.GetString(7),
        row.GetString(8),
        EntityId.Parse(row.GetString(9)),
        (ActorKind)row.GetInt32(10),
        JsonSerializer.Deserialize(row.GetString(11), StoredJson.Default.IReadOnlyListString) ?? [],
        JsonSerializer.Deserialize(row.GetString(12), StoredJson.Default.IReadOnlyListReason) ?? [],
        row.GetInt64(13),
        row.GetDouble(14),
        row.IsDBNull(15) ? null : JsonSerializer.Deserialize(row.GetString(15), StoredJson.Default.AlertVerdict));

    /// <summary>The columns that <see cref="Event"/> reads, in its order.</summary>
    public const string EventColumns = "event, time, action, source, \"offset\", length, network, region";

    /// <summary>An event from a row of <see cref="EventColumns"/>.</summary>
    public static AlertEvent Event(DbDataReader row) => new(
        row.GetString(0),
        Time(row, 1),
        row.GetString(2),
        new EventPointer(row.GetString(3), row.GetInt64(4), row.GetInt32(5)),
        row.IsDBNull(6) ? null : row.GetString(6),
        row.IsDBNull(7) ? null : row.GetString(7));

    /// <summary>A column of Unix milliseconds.</summary>
    public static DateTimeOffset Time(DbDataReader row, int column) =>
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
