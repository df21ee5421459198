using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Contracts.Stores;

/// <summary>The durable alert log. Queries see what has been committed.</summary>
public interface IAlertStore
{
    /// <summary>
    /// Merges a judgement in one transaction and answers the log's new head. Durable when it returns. Throws
    /// <see cref="InvalidOperationException"/> and changes nothing if the state that it was judged upon is not the stored one.
    /// </summary>
    Task<long> Append(Judgement judgement, CancellationToken cancellation);

    /// <summary>Keeps raw records as proof; one that is already kept stays as it is.</summary>
    Task KeepEvidence(IReadOnlyList<Evidence> evidence, CancellationToken cancellation);

    /// <summary>The log's last sequence; 0 while it is empty.</summary>
    Task<long> Head(CancellationToken cancellation);

    /// <summary>How many alerts there are.</summary>
    Task<long> Count(CancellationToken cancellation);

    /// <summary>A page of matching alerts below <paramref name="before"/>, the last changed first.</summary>
    Task<AlertPage> Query(AlertFilter filter, long? before, int limit, CancellationToken cancellation);

    /// <summary>
    /// The next frame after a sequence: at most <paramref name="limit"/> matching alerts, oldest change first. Its
    /// <see cref="AlertFrame.To"/> is the head if all of them fit, else the last one's sequence.
    /// </summary>
    Task<AlertFrame> After(AlertFilter filter, long after, int limit, CancellationToken cancellation);

    /// <summary>An alert with events and evidence, or null.</summary>
    Task<AlertDetail?> Find(string id, CancellationToken cancellation);

    /// <summary>The ids of all events of an alert, in time order; empty if there is no such alert.</summary>
    Task<IReadOnlyList<string>> EventIds(string id, CancellationToken cancellation);
}
