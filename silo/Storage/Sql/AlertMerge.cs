using System.Text.Json;
using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Silo.Storage.Sql;

/// <summary>
/// Merges updates into the alert tables, within the writer's transaction. It commutes and repeats without harm; an
/// update that changes nothing takes no sequence number.
/// </summary>
internal static class AlertMerge
{
    /// <summary>Merges the updates in turn; answers the log's head.</summary>
    public static long Merge(SqlSession session, IReadOnlyList<AlertUpdate> updates, long now)
    {
        var head = Head(session);
        foreach (var update in updates)
        {
            head += Merge(session, update, head + 1, now) ? 1 : 0;
        }

        return head;
    }

    /// <summary>The last sequence; 0 while the log is empty.</summary>
    public static long Head(SqlSession session) =>
        session.Scalar("SELECT max(seq) FROM alerts") is long head ? head : 0;

    private static bool Merge(SqlSession session, AlertUpdate update, long next, long now)
    {
        var stored = session.Query(
            "SELECT score, judged, raised FROM alerts WHERE id = @id",
            r => (Score: r.GetDouble(0), Judged: r.GetString(1), Raised: r.GetInt64(2)),
            ("@id", update.Id));
        var added = AddEvents(session, update, stored.Count == 0 ? now : stored[0].Raised);
        if (stored.Count == 0)
        {
            Insert(session, update, added, next, now);
            return true;
        }

        var wins = update.Score > stored[0].Score
            || (update.Score == stored[0].Score && string.CompareOrdinal(update.JudgedEventId, stored[0].Judged) < 0);
        if (wins)
        {
            Judge(session, update);
        }

        if (added > 0)
        {
            Extend(session, update, added);
        }

        if (wins || added > 0)
        {
            session.Execute("UPDATE alerts SET seq = @seq WHERE id = @id", ("@seq", next), ("@id", update.Id));
        }

        return wins || added > 0;
    }

    private static int AddEvents(SqlSession session, AlertUpdate update, long raised) => session.ExecuteEach(
        session.AddAlertEvent,
        [
            .. update.Events.Select(e => new (string, object?)[]
            {
                ("@alert", update.Id),
                ("@event", e.EventId),
                ("@time", e.Time.ToUnixTimeMilliseconds()),
                ("@action", e.Action),
                ("@source", e.Raw.Source),
                ("@offset", e.Raw.Offset),
                ("@length", e.Raw.Length),
                ("@network", e.Network),
                ("@region", e.Region),
                ("@raised", raised),
            }),
        ]);

    private static void Insert(SqlSession session, AlertUpdate update, int count, long seq, long now) => session.Execute(
        """
        INSERT INTO alerts (id, seq, first, last, raised, severity, score, detector, title, entity, account, actor, techniques, reasons, judged, count, fold, threshold)
        VALUES (@id, @seq, @first, @last, @raised, @severity, @score, @detector, @title, @entity, @account, @actor, @techniques, @reasons, @judged, @count, @fold, @threshold)
        """,
        [
            .. Judgement(update),
            ("@seq", seq),
            ("@first", First(update)),
            ("@last", Last(update)),
            ("@raised", now),
            ("@detector", update.Detector),
            ("@entity", update.Entity.ToString()),
            ("@account", update.Entity.Account),
            ("@count", count),
            ("@fold", update.FoldKey),
        ]);

    private static void Judge(SqlSession session, AlertUpdate update) => session.Execute(
        """
        UPDATE alerts SET severity = @severity, score = @score, title = @title, actor = @actor, techniques = @techniques,
            reasons = @reasons, judged = @judged, threshold = @threshold WHERE id = @id
        """,
        Judgement(update));

    private static void Extend(SqlSession session, AlertUpdate update, int added) => session.Execute(
        """
        UPDATE alerts SET count = count + @added,
            first = CASE WHEN first < @first THEN first ELSE @first END,
            last = CASE WHEN last > @last THEN last ELSE @last END
        WHERE id = @id
        """,
        ("@id", update.Id),
        ("@added", added),
        ("@first", First(update)),
        ("@last", Last(update)));

    private static (string Name, object? Value)[] Judgement(AlertUpdate update) =>
    [
        ("@id", update.Id),
        ("@severity", (int)update.Severity),
        ("@score", update.Score),
        ("@title", update.Title),
        ("@actor", (int)update.ActorKind),
        ("@techniques", JsonSerializer.Serialize(update.Techniques, StoredJson.Default.IReadOnlyListString)),
        ("@reasons", JsonSerializer.Serialize(update.Reasons, StoredJson.Default.IReadOnlyListReason)),
        ("@judged", update.JudgedEventId),
        ("@threshold", update.Threshold),
    ];

    private static long First(AlertUpdate update) => update.Events.Min(e => e.Time).ToUnixTimeMilliseconds();

    private static long Last(AlertUpdate update) => update.Events.Max(e => e.Time).ToUnixTimeMilliseconds();
}
