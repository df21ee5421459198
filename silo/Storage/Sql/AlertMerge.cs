using System.Globalization;
using System.Text.Json;
using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Silo.Storage.Sql;

/// <summary>
/// Merges updates into the alert tables, within the writer's transaction. It commutes and repeats without harm; an
/// update that changes nothing takes no sequence number.
/// </summary>
internal static class AlertMerge
{
    private const int MaxRound = 256;

    /// <summary>Merges the updates in turn; answers the log's head.</summary>
    public static long Merge(SqlSession session, IReadOnlyList<AlertUpdate> updates, long now)
    {
        var head = updates.Count == 0 ? Head(session) : 0;
        while (updates.Count > 0)
        {
            // Many at once, but no alert twice.
            AlertUpdate[] round = [.. updates.DistinctBy(u => u.Id).Take(MaxRound)];
            head = MergeRound(session, round, now);
            updates = round.Length == updates.Count ? [] : [.. updates.Except(round, ReferenceEqualityComparer.Instance).Cast<AlertUpdate>()];
        }

        return head;
    }

    /// <summary>The last sequence; 0 while the log is empty.</summary>
    public static long Head(SqlSession session) =>
        session.Scalar("SELECT max(seq) FROM alerts") is long head ? head : 0;

    private static long MergeRound(SqlSession session, AlertUpdate[] updates, long now)
    {
        var (head, stored) = Stored(session, updates);
        var added = AddEvents(session, updates, id => stored.TryGetValue(id, out var alert) ? alert.Raised : now);
        var changes = new List<SqlStatement>();
        foreach (var (update, count) in updates.Zip(added))
        {
            var before = changes.Count;
            Change(changes, update, stored.TryGetValue(update.Id, out var alert) ? alert : null, count, head + 1, now);
            head += changes.Count > before ? 1 : 0;
        }

        session.ExecuteAll(changes);
        return head;
    }

    // The head of the log, and what is stored of the alerts.
    private static (long Head, Dictionary<string, StoredAlert> Alerts) Stored(SqlSession session, AlertUpdate[] updates)
    {
        (string Name, object? Value)[] ids = [.. updates.Select((u, i) => (string.Create(CultureInfo.InvariantCulture, $"@id{i}"), (object?)u.Id))];
        var rows = session.Query(
            $"""
            SELECT h.seq, a.id, a.score, a.judged, a.raised FROM (SELECT max(seq) AS seq FROM alerts) h
            LEFT JOIN alerts a ON a.id IN ({string.Join(", ", ids.Select(i => i.Name))})
            """,
            r => (
                Head: r.IsDBNull(0) ? 0 : r.GetInt64(0),
                Id: r.IsDBNull(1) ? null : r.GetString(1),
                Alert: r.IsDBNull(1) ? null : new StoredAlert(r.GetDouble(2), r.GetString(3), r.GetInt64(4))),
            ids);
        return (rows[0].Head, rows.Where(r => r.Id is not null).ToDictionary(r => r.Id!, r => r.Alert!, StringComparer.Ordinal));
    }

    private static void Change(List<SqlStatement> changes, AlertUpdate update, StoredAlert? stored, int added, long next, long now)
    {
        if (stored is null)
        {
            changes.Add(Insert(update, added, next, now));
            return;
        }

        var wins = update.Score > stored.Score
            || (update.Score == stored.Score && string.CompareOrdinal(update.JudgedEventId, stored.Judged) < 0);
        if (wins)
        {
            changes.Add(Judge(update));
        }

        if (wins || added > 0)
        {
            changes.Add(Extend(update, added, next));
        }
    }

    // Answers how many of each update's events are new to its alert.
    private static IEnumerable<int> AddEvents(SqlSession session, AlertUpdate[] updates, Func<string, long> raised)
    {
        var added = session.ExecuteAll([.. updates.SelectMany(u => u.Events.Select(e => new SqlStatement(
            session.AddAlertEvent,
            ("@alert", u.Id),
            ("@event", e.EventId),
            ("@time", e.Time.ToUnixTimeMilliseconds()),
            ("@action", e.Action),
            ("@source", e.Raw.Source),
            ("@offset", e.Raw.Offset),
            ("@length", e.Raw.Length),
            ("@network", e.Network),
            ("@region", e.Region),
            ("@raised", raised(u.Id)))))]);
        var next = 0;
        foreach (var update in updates)
        {
            var sum = 0;
            for (var end = next + update.Events.Count; next < end; next++)
            {
                sum += added[next];
            }

            yield return sum;
        }
    }

    private static SqlStatement Insert(AlertUpdate update, int count, long seq, long now) => new(
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

    private static SqlStatement Judge(AlertUpdate update) => new(
        """
        UPDATE alerts SET severity = @severity, score = @score, title = @title, actor = @actor, techniques = @techniques,
            reasons = @reasons, judged = @judged, threshold = @threshold WHERE id = @id
        """,
        Judgement(update));

    private static SqlStatement Extend(AlertUpdate update, int added, long seq) => new(
        """
        UPDATE alerts SET seq = @seq, count = count + @added,
            first = CASE WHEN first < @first THEN first ELSE @first END,
            last = CASE WHEN last > @last THEN last ELSE @last END
        WHERE id = @id
        """,
        ("@id", update.Id),
        ("@seq", seq),
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

    private sealed record StoredAlert(double Score, string Judged, long Raised);
}
