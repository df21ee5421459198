using System.Text.Json;
using Microsoft.Data.Sqlite;
using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Silo.Storage.Sqlite;

/// <summary>
/// Merges updates into the alert tables, within the writer's transaction. It commutes and repeats without harm; an
/// update that changes nothing takes no sequence number.
/// </summary>
internal static class AlertMerge
{
    /// <summary>Merges the updates in turn; answers the log's head.</summary>
    public static long Merge(SqliteConnection connection, IReadOnlyList<AlertUpdate> updates, long now)
    {
        var head = Head(connection);
        foreach (var update in updates)
        {
            head += Merge(connection, update, head + 1, now) ? 1 : 0;
        }

        return head;
    }

    /// <summary>The last sequence; 0 while the log is empty.</summary>
    public static long Head(SqliteConnection connection) =>
        connection.Scalar("SELECT max(seq) FROM alerts") is long head ? head : 0;

    private static bool Merge(SqliteConnection connection, AlertUpdate update, long next, long now)
    {
        var added = update.Events.Sum(e => AddEvent(connection, update.Id, e));
        var stored = connection.Query(
            "SELECT score, judged FROM alerts WHERE id = $id",
            r => (Score: r.GetDouble(0), Judged: r.GetString(1)),
            ("$id", update.Id));
        if (stored.Count == 0)
        {
            Insert(connection, update, added, next, now);
            return true;
        }

        var wins = update.Score > stored[0].Score
            || (update.Score == stored[0].Score && string.CompareOrdinal(update.JudgedEventId, stored[0].Judged) < 0);
        if (wins)
        {
            Judge(connection, update);
        }

        if (added > 0)
        {
            Extend(connection, update, added);
        }

        if (wins || added > 0)
        {
            connection.Execute("UPDATE alerts SET seq = $seq WHERE id = $id", ("$seq", next), ("$id", update.Id));
        }

        return wins || added > 0;
    }

    private static int AddEvent(SqliteConnection connection, string alert, AlertEvent e) => connection.Execute(
        """
        INSERT INTO alert_events (alert, event, time, action, source, offset, length, network, region)
        VALUES ($alert, $event, $time, $action, $source, $offset, $length, $network, $region) ON CONFLICT (alert, event) DO NOTHING
        """,
        ("$alert", alert),
        ("$event", e.EventId),
        ("$time", e.Time.ToUnixTimeMilliseconds()),
        ("$action", e.Action),
        ("$source", e.Raw.Source),
        ("$offset", e.Raw.Offset),
        ("$length", e.Raw.Length),
        ("$network", e.Network),
        ("$region", e.Region));

    private static void Insert(SqliteConnection connection, AlertUpdate update, int count, long seq, long now) => connection.Execute(
        """
        INSERT INTO alerts (id, seq, first, last, raised, severity, score, detector, title, entity, account, actor, techniques, reasons, judged, count, fold, threshold)
        VALUES ($id, $seq, $first, $last, $raised, $severity, $score, $detector, $title, $entity, $account, $actor, $techniques, $reasons, $judged, $count, $fold, $threshold)
        """,
        [
            .. Judgement(update),
            ("$seq", seq),
            ("$first", First(update)),
            ("$last", Last(update)),
            ("$raised", now),
            ("$detector", update.Detector),
            ("$entity", update.Entity.ToString()),
            ("$account", update.Entity.Account),
            ("$count", count),
            ("$fold", update.FoldKey),
        ]);

    private static void Judge(SqliteConnection connection, AlertUpdate update) => connection.Execute(
        """
        UPDATE alerts SET severity = $severity, score = $score, title = $title, actor = $actor, techniques = $techniques,
            reasons = $reasons, judged = $judged, threshold = $threshold WHERE id = $id
        """,
        Judgement(update));

    private static void Extend(SqliteConnection connection, AlertUpdate update, int added) => connection.Execute(
        "UPDATE alerts SET count = count + $added, first = min(first, $first), last = max(last, $last) WHERE id = $id",
        ("$id", update.Id),
        ("$added", added),
        ("$first", First(update)),
        ("$last", Last(update)));

    private static (string Name, object? Value)[] Judgement(AlertUpdate update) =>
    [
        ("$id", update.Id),
        ("$severity", (int)update.Severity),
        ("$score", update.Score),
        ("$title", update.Title),
        ("$actor", (int)update.ActorKind),
        ("$techniques", JsonSerializer.Serialize(update.Techniques, StoredJson.Default.IReadOnlyListString)),
        ("$reasons", JsonSerializer.Serialize(update.Reasons, StoredJson.Default.IReadOnlyListReason)),
        ("$judged", update.JudgedEventId),
        ("$threshold", update.Threshold),
    ];

    private static long First(AlertUpdate update) => update.Events.Min(e => e.Time).ToUnixTimeMilliseconds();

    private static long Last(AlertUpdate update) => update.Events.Max(e => e.Time).ToUnixTimeMilliseconds();
}
