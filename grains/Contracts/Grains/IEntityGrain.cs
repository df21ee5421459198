using OrleansSec.Contracts.Entities;

namespace OrleansSec.Contracts.Grains;

/// <summary>An entity: it owns its memory, and the commit protocol stores it.</summary>
[Alias("IEntityGrain")]
public interface IEntityGrain : IGrainWithStringKey
{
    /// <summary>Stores what was observed. Answers the incarnation whose memory is now durable.</summary>
    [Alias("Commit")]
    Task<string> Commit(CancellationToken cancellation);

    /// <summary>What is normal for the entity, or null if it has never been seen.</summary>
    [Alias("View")]
    Task<EntityView?> View(CancellationToken cancellation);
}
