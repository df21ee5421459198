using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Silo.Storage.Sql;

/// <summary>A judgement on its way into the log. Used on the writer's thread, once it waits.</summary>
internal sealed class WaitingAppend(Judgement judgement)
{
    private long? _head;
    private Exception? _refusal;

    /// <summary>What is to be appended.</summary>
    public Judgement Judgement { get; } = judgement;

    /// <summary>Whether it is in the transaction under way, or was committed, or refused.</summary>
    public bool IsSettled => _head is not null || _refusal is not null;

    /// <summary>The log's head with it in. Throws if it was refused.</summary>
    public long Head => _refusal is null ? _head!.Value : throw _refusal;

    /// <summary>It is in.</summary>
    public void Take(long head) => _head = head;

    /// <summary>It is not in, and will not be.</summary>
    public void Refuse(Exception refusal) => _refusal = refusal;

    /// <summary>The transaction that it was in was not committed.</summary>
    public void Undo() => (_head, _refusal) = (null, null);
}
