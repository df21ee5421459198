using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Verdicts;

/// <summary>
/// The like of an entity within its account: the same identity kind (user, role, federated user ...). It follows from
/// the entity's name alone, so it never changes under a verdict.
/// </summary>
internal static class Peers
{
    /// <summary>Whether the other is of the same account and identity kind. An entity is its own peer.</summary>
    public static bool Joins(EntityId entity, EntityId other) =>
        entity.Kind == other.Kind && entity.Account == other.Account && Type(entity) == Type(other);

    // ACCOUNT:TYPE:NAME. Permission sets are roles that AWS makes for people, service-linked ones are its own: neither is
    // a peer of a program's role.
    private static string Type(EntityId entity)
    {
        var key = entity.Key.AsSpan(Math.Min(entity.Key.Length, entity.Account.Length + 1));
        var end = key.IndexOf(':');
        return key.StartsWith("role:AWSReservedSSO_", StringComparison.Ordinal) ? "permission-set"
            : key.StartsWith("role:AWSServiceRoleFor", StringComparison.Ordinal) ? "service"
            : (end < 0 ? key : key[..end]).ToString();
    }
}
