using System.Globalization;
using System.Text.Json;
using OrleansSec.Contracts.Verdicts;

namespace OrleansSec.Silo.Storage.Sql;

/// <summary>
/// Gives and takes back verdicts within the writer's transaction: the verdict, the status of its alert with a new
/// place in the log, the version that silos watch, and the audit row, all or nothing.
/// </summary>
internal static class VerdictMerge
{
    private const string Version = "verdicts";

    /// <summary>Rises with every change.</summary>
    public static long ReadVersion(SqlSession session) =>
        session.Scalar("SELECT value FROM totals WHERE name = @name", ("@name", Version)) is long version ? version : 0;

    /// <summary>A verdict, or null.</summary>
    public static Verdict? Find(SqlSession session, string id) =>
        VerdictRows.Select(session, "id = @id", ("@id", id)).FirstOrDefault();

    /// <summary>Gives a verdict in place of the one that stands on the alert; null if there is no such alert.</summary>
    public static Verdict? Give(SqlSession session, NewVerdict asked, DateTimeOffset now)
    {
        if (Find(session, asked.Id) is { } repeated)
        {
            return repeated;
        }

        var alerts = session.Query($"SELECT {AlertRows.Columns} FROM alerts WHERE id = @id", AlertRows.Alert, ("@id", asked.AlertId));
        if (alerts.Count == 0)
        {
            return null;
        }

        foreach (var earlier in VerdictRows.Select(session, "alert = @alert AND undone IS NULL", ("@alert", asked.AlertId)))
        {
            TakeBack(session, earlier, asked.By, now, "verdict-replaced");
        }

        var shape = VerdictRows.Shape(session, asked.AlertId)!;
        VerdictRows.Insert(session, new Verdict(
            asked.Id, 0, asked.Kind, asked.Scope, alerts[0].Entity, asked.AlertId, alerts[0].Title, asked.By, now, asked.Expires, asked.Note, shape));
        var given = Find(session, asked.Id)!;
        Mark(session, asked.AlertId, new AlertVerdict(given.Id, given.Kind, given.Scope, given.By, given.Given, given.Expires, given.Note));
        Tell(session, given, asked.By, now, "verdict-given");
        return given;
    }

    /// <summary>Takes a verdict back; null if there is none. One that is taken back already stays as it is.</summary>
    public static Verdict? Undo(SqlSession session, string id, string by, DateTimeOffset now)
    {
        if (Find(session, id) is not { UndoneAt: null } standing)
        {
            return Find(session, id);
        }

        TakeBack(session, standing, by, now, "verdict-undone");
        Mark(session, standing.AlertId, null);
        return Find(session, id);
    }

    /// <summary>Counts what verdicts have silenced, each event once.</summary>
    public static void Count(SqlSession session, IReadOnlyList<SilencedEvent> silenced)
    {
        if (silenced.Count == 0)
        {
            return;
        }

        var added = session.ExecuteAll([.. silenced.Select(e => new SqlStatement(
            "INSERT INTO silenced_events (verdict, event) VALUES (@verdict, @event) ON CONFLICT DO NOTHING",
            ("@verdict", e.VerdictId),
            ("@event", e.EventId)))]);
        session.ExecuteAll([.. silenced.Where((_, i) => added[i] > 0).Select(e => new SqlStatement(
            "UPDATE verdicts SET silenced = silenced + 1, last = CASE WHEN last > @time THEN last ELSE @time END WHERE id = @verdict",
            ("@verdict", e.VerdictId),
            ("@time", e.Time.ToUnixTimeMilliseconds())))]);
    }

    private static void TakeBack(SqlSession session, Verdict verdict, string by, DateTimeOffset now, string change)
    {
        session.Execute(
            "UPDATE verdicts SET undone = @at, undone_by = @by WHERE id = @id",
            ("@id", verdict.Id),
            ("@at", now.ToUnixTimeMilliseconds()),
            ("@by", by));
        Tell(session, verdict, by, now, change);
    }

    private static void Mark(SqlSession session, string alert, AlertVerdict? verdict) => session.Execute(
        "UPDATE alerts SET verdict = @verdict, seq = @seq WHERE id = @id",
        ("@id", alert),
        ("@seq", AlertMerge.Head(session) + 1),
        ("@verdict", verdict is null ? null : JsonSerializer.Serialize(verdict, StoredJson.Default.AlertVerdict)));

    private static void Tell(SqlSession session, Verdict verdict, string by, DateTimeOffset now, string change)
    {
        session.Execute(
            "INSERT INTO totals (name, value) VALUES (@name, 1) ON CONFLICT (name) DO UPDATE SET value = totals.value + 1",
            ("@name", Version));
        var until = verdict.Expires is { } expires ? string.Create(CultureInfo.InvariantCulture, $", until {expires:yyyy-MM-dd HH:mm} UTC") : string.Empty;
        AuditRows.Add(
            session,
            now.ToUnixTimeMilliseconds(),
            by,
            verdict.Account,
            change,
            verdict.Id,
            $"{verdict.Kind} ({verdict.Scope}{until}) on alert {verdict.AlertId} of {verdict.Entity}: {verdict.Title}");
    }
}
