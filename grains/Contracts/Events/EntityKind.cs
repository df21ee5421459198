namespace OrleansSec.Contracts.Events;

/// <summary>What kind of thing an entity is. Each kind has its own grain.</summary>
public enum EntityKind
{
    /// <summary>An AWS account.</summary>
    Account,

    /// <summary>Who acts in an account: a user, a role (all its sessions), root, a federated identity, an AWS service.</summary>
    Principal,

    /// <summary>A machine or container host.</summary>
    Host,

    /// <summary>A group of hosts that act alike.</summary>
    Workload,
}
