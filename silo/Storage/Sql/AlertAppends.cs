using System.Collections.Concurrent;
using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Silo.Storage.Sql;

/// <summary>
/// Appends to the log. Those that wait for the writer are merged together, by whichever of them it comes to first: on
/// PostgreSQL a statement costs a round trip, whether it is of one judgement or of a hundred.
/// </summary>
internal sealed class AlertAppends(ISqlDatabase database, TimeProvider clock, StateFence? fence)
{
    private readonly ConcurrentQueue<WaitingAppend> _waiting = new();

    /// <summary>Merges a judgement; answers the log's head. Throws if it was judged upon a state that is not the stored one.</summary>
    public Task<long> Append(Judgement judgement, CancellationToken cancellation)
    {
        var append = new WaitingAppend(judgement);
        _waiting.Enqueue(append);
        return database.Write(session => Settled(session, append).Head, cancellation);
    }

    private WaitingAppend Settled(SqlSession session, WaitingAppend append)
    {
        if (append.IsSettled)
        {
            return append;
        }

        // One that an undone transaction had taken out of the queue is in it no more.
        var appends = new List<WaitingAppend> { append };
        while (_waiting.TryDequeue(out var other))
        {
            if (other != append && !other.IsSettled)
            {
                appends.Add(other);
            }
        }

        session.IfUndone(() => appends.ForEach(a => a.Undo()));
        var refusals = fence?.Refusals(session, [.. appends.Select(a => a.Judgement.Upon)]) ?? new Exception?[appends.Count];
        var taken = appends.Where((_, i) => refusals[i] is null).ToArray();
        BudgetMerge.Keep(session, [.. taken.SelectMany(a => a.Judgement.Candidates)]);
        VerdictMerge.Count(session, [.. taken.SelectMany(a => a.Judgement.Silenced)]);
        var head = AlertMerge.Merge(session, [.. taken.SelectMany(a => a.Judgement.Updates)], clock.GetUtcNow().ToUnixTimeMilliseconds());
        Array.ForEach(taken, a => a.Take(head));
        foreach (var (refused, refusal) in appends.Zip(refusals).Where(r => r.Second is not null))
        {
            refused.Refuse(refusal!);
        }

        return append;
    }
}
