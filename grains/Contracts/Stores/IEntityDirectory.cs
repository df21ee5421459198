using OrleansSec.Contracts.Entities;
using OrleansSec.Contracts.Events;

namespace OrleansSec.Contracts.Stores;

/// <summary>The list of entities that have been seen.</summary>
public interface IEntityDirectory
{
    /// <summary>
    /// A page of entities, the last seen first. <paramref name="accounts"/> null means all;
    /// <paramref name="text"/> must occur in the id, whatever its case.
    /// </summary>
    Task<EntityPage> List(
        IReadOnlyList<string>? accounts,
        EntityKind? kind,
        string? text,
        string? cursor,
        int limit,
        CancellationToken cancellation);
}
