using System.Data.Common;
using System.Text.Json;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Verdicts;

namespace OrleansSec.Silo.Storage.Sql;

/// <summary>Between rows of the verdict table and records.</summary>
internal static class VerdictRows
{
    /// <summary>The columns that <see cref="Verdict"/> reads.</summary>
    public const string Columns =
        "id, number, kind, scope, entity, alert, title, given_by, given, expires, note, shape, silenced, last, undone_by, undone";

    // An alert of more different events than this is too broad to be called expected as a whole: the rest is not silenced.
    private const int MaxShapes = 1000;

    /// <summary>A verdict from a row of <see cref="Columns"/>.</summary>
    public static Verdict Verdict(DbDataReader row) => new(
        row.GetString(0),
        row.GetInt64(1),
        (VerdictKind)row.GetInt32(2),
        (VerdictScope)row.GetInt32(3),
        EntityId.Parse(row.GetString(4)),
        row.GetString(5),
        row.GetString(6),
        row.GetString(7),
        AlertRows.Time(row, 8),
        TimeOrNull(row, 9),
        TextOrNull(row, 10),
        JsonSerializer.Deserialize(row.GetString(11), StoredJson.Default.VerdictShape)!,
        row.GetInt64(12),
        TimeOrNull(row, 13),
        TextOrNull(row, 14),
        TimeOrNull(row, 15));

    /// <summary>The verdicts that meet a condition, the newest first.</summary>
    public static List<Verdict> Select(
        SqlSession session, string condition, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        session.Query($"SELECT {Columns} FROM verdicts WHERE {condition} ORDER BY number DESC", Verdict, parameters);

    /// <summary>The shape that an alert has now; null if there is no such alert.</summary>
    public static VerdictShape? Shape(SqlSession session, string alert)
    {
        var events = Events(session, alert);
        return session.Query(
            "SELECT detector, fold, severity FROM alerts WHERE id = @id",
            r => new VerdictShape(r.GetString(0), r.GetString(1), (Severity)r.GetInt32(2), events),
            ("@id", alert)).FirstOrDefault();
    }

    /// <summary>Stores a verdict that has no number yet.</summary>
    public static void Insert(SqlSession session, Verdict verdict) => session.Execute(
        """
        INSERT INTO verdicts (id, kind, scope, entity, account, alert, title, given_by, given, expires, note, shape)
        VALUES (@id, @kind, @scope, @entity, @account, @alert, @title, @by, @given, @expires, @note, @shape)
        """,
        ("@id", verdict.Id),
        ("@kind", (int)verdict.Kind),
        ("@scope", (int)verdict.Scope),
        ("@entity", verdict.Entity.ToString()),
        ("@account", verdict.Account),
        ("@alert", verdict.AlertId),
        ("@title", verdict.Title),
        ("@by", verdict.By),
        ("@given", verdict.Given.ToUnixTimeMilliseconds()),
        ("@expires", verdict.Expires?.ToUnixTimeMilliseconds()),
        ("@note", verdict.Note),
        ("@shape", JsonSerializer.Serialize(verdict.Shape, StoredJson.Default.VerdictShape)));

    private static List<EventShape> Events(SqlSession session, string alert) => session.Query(
        """
        SELECT DISTINCT action, network, region FROM alert_events WHERE alert = @id
        ORDER BY action, network, region LIMIT @limit
        """,
        r => new EventShape(r.GetString(0), TextOrNull(r, 1), TextOrNull(r, 2)),
        ("@id", alert),
        ("@limit", MaxShapes));

    private static DateTimeOffset? TimeOrNull(DbDataReader row, int column) => row.IsDBNull(column) ? null : AlertRows.Time(row, column);

    private static string? TextOrNull(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
