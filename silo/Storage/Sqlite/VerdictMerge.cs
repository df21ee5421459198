using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using OrleansSec.Contracts.Verdicts;

namespace OrleansSec.Silo.Storage.Sqlite;

/// <summary>
/// Gives and takes back verdicts within the writer's transaction: the verdict, the status of its alert with a new
/// place in the log, the version that silos watch, and the audit row, all or nothing.
/// </summary>
internal static class VerdictMerge
{
    private const string Version = "verdicts";

    /// <summary>Rises with every change.</summary>
    public static long ReadVersion(SqliteConnection connection) =>
        connection.Scalar("SELECT value FROM totals WHERE name = $name", ("$name", Version)) is long version ? version : 0;

    /// <summary>A verdict, or null.</summary>
    public static Verdict? Find(SqliteConnection connection, string id) =>
        VerdictRows.Select(connection, "id = $id", ("$id", id)).FirstOrDefault();

    /// <summary>Gives a verdict in place of the one that stands on the alert; null if there is no such alert.</summary>
    public static Verdict? Give(SqliteConnection connection, NewVerdict asked, DateTimeOffset now)
    {
        if (Find(connection, asked.Id) is { } repeated)
        {
            return repeated;
        }

        var alerts = connection.Query($"SELECT {AlertRows.Columns} FROM alerts WHERE id = $id", AlertRows.Alert, ("$id", asked.AlertId));
        if (alerts.Count == 0)
        {
            return null;
        }

        foreach (var earlier in VerdictRows.Select(connection, "alert = $alert AND undone IS NULL", ("$alert", asked.AlertId)))
        {
            TakeBack(connection, earlier, asked.By, now, "verdict-replaced");
        }

        var shape = VerdictRows.Shape(connection, asked.AlertId)!;
        VerdictRows.Insert(connection, new Verdict(
            asked.Id, 0, asked.Kind, asked.Scope, alerts[0].Entity, asked.AlertId, alerts[0].Title, asked.By, now, asked.Expires, asked.Note, shape));
        var given = Find(connection, asked.Id)!;
        Mark(connection, asked.AlertId, new AlertVerdict(given.Id, given.Kind, given.Scope, given.By, given.Given, given.Expires, given.Note));
        Tell(connection, given, asked.By, now, "verdict-given");
        return given;
    }

    /// <summary>Takes a verdict back; null if there is none. One that is taken back already stays as it is.</summary>
    public static Verdict? Undo(SqliteConnection connection, string id, string by, DateTimeOffset now)
    {
        if (Find(connection, id) is not { UndoneAt: null } standing)
        {
            return Find(connection, id);
        }

        TakeBack(connection, standing, by, now, "verdict-undone");
        Mark(connection, standing.AlertId, null);
        return Find(connection, id);
    }

    /// <summary>Counts what verdicts have silenced, each event once.</summary>
    public static void Count(SqliteConnection connection, IReadOnlyList<SilencedEvent> silenced)
    {
        foreach (var e in silenced)
        {
            var added = connection.Execute(
                "INSERT INTO silenced_events (verdict, event) VALUES ($verdict, $event) ON CONFLICT DO NOTHING",
                ("$verdict", e.VerdictId),
                ("$event", e.EventId));
            if (added > 0)
            {
                connection.Execute(
                    "UPDATE verdicts SET silenced = silenced + 1, last = max(ifnull(last, $time), $time) WHERE id = $verdict",
                    ("$verdict", e.VerdictId),
                    ("$time", e.Time.ToUnixTimeMilliseconds()));
            }
        }
    }

    private static void TakeBack(SqliteConnection connection, Verdict verdict, string by, DateTimeOffset now, string change)
    {
        connection.Execute(
            "UPDATE verdicts SET undone = $at, undone_by = $by WHERE id = $id",
            ("$id", verdict.Id),
            ("$at", now.ToUnixTimeMilliseconds()),
            ("$by", by));
        Tell(connection, verdict, by, now, change);
    }

    private static void Mark(SqliteConnection connection, string alert, AlertVerdict? verdict) => connection.Execute(
        "UPDATE alerts SET verdict = $verdict, seq = $seq WHERE id = $id",
        ("$id", alert),
        ("$seq", AlertMerge.Head(connection) + 1),
        ("$verdict", verdict is null ? null : JsonSerializer.Serialize(verdict, StoredJson.Default.AlertVerdict)));

    private static void Tell(SqliteConnection connection, Verdict verdict, string by, DateTimeOffset now, string change)
    {
        connection.Execute(
            "INSERT INTO totals (name, value) VALUES ($name, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1",
            ("$name", Version));
        var until = verdict.Expires is { } expires ? string.Create(CultureInfo.InvariantCulture, $", until {expires:yyyy-MM-dd HH:mm} UTC") : string.Empty;
        AuditRows.Add(
            connection,
            now.ToUnixTimeMilliseconds(),
            by,
            verdict.Account,
            change,
            verdict.Id,
            $"{verdict.Kind} ({verdict.Scope}{until}) on alert {verdict.AlertId} of {verdict.Entity}: {verdict.Title}");
    }
}
