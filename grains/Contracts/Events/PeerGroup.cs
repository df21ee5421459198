namespace OrleansSec.Contracts.Events;

/// <summary>
/// The principals that one is likened to, told by what every event says of its caller. The numbers are stored: never
/// reorder.
/// </summary>
public enum PeerGroup
{
    /// <summary>What is none of the others.</summary>
    Other = 0,

    /// <summary>IAM users.</summary>
    User = 1,

    /// <summary>Roles that are none of the kinds below.</summary>
    Role = 2,

    /// <summary>Permission sets of IAM Identity Center.</summary>
    PermissionSet = 3,

    /// <summary>Roles in sessions that are named for an EC2 instance.</summary>
    Instance = 4,

    /// <summary>AWS services and their service-linked roles.</summary>
    Service = 5,

    /// <summary>People and programs who signed in elsewhere: SAML, OpenID Connect, a directory.</summary>
    Federated = 6,

    /// <summary>The root user.</summary>
    Root = 7,
}
