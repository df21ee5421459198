using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Baselines;

/// <summary>Tells whom a principal is likened to, by the event alone: it needs no memory.</summary>
public static class PeerGroups
{
    /// <summary>How many groups there are.</summary>
    public static int Count { get; } = Enum.GetValues<PeerGroup>().Length;

    /// <summary>The group of the principal in this event.</summary>
    public static PeerGroup Of(EntityId principal, Observation observation) => observation.Identity switch
    {
        IdentityType.IamUser => PeerGroup.User,
        IdentityType.Root => PeerGroup.Root,
        IdentityType.AssumedRole or IdentityType.Role => OfRole(principal.Key, observation.Session),
        IdentityType.AwsService => PeerGroup.Service,
        IdentityType.FederatedUser or IdentityType.Directory or IdentityType.IdentityCenterUser
            or IdentityType.SamlUser or IdentityType.WebIdentityUser => PeerGroup.Federated,
        _ => PeerGroup.Other,
    };

    private static PeerGroup OfRole(string key, string? session)
    {
        if (key.Contains(":role:AWSReservedSSO_", StringComparison.Ordinal))
        {
            return PeerGroup.PermissionSet;
        }

        return key.Contains(":role:AWSServiceRoleFor", StringComparison.Ordinal) ? PeerGroup.Service
            : session?.StartsWith("i-", StringComparison.Ordinal) == true ? PeerGroup.Instance
            : PeerGroup.Role;
    }
}
