namespace OrleansSec.Contracts.Events;

/// <summary>The values of CloudTrail's <c>userIdentity.type</c>.</summary>
public enum IdentityType
{
    /// <summary>Absent, or a value that this version does not know.</summary>
    Unknown,

    /// <summary>The account's root user.</summary>
    Root,

    /// <summary>An IAM user.</summary>
    IamUser,

    /// <summary>A session of an IAM role.</summary>
    AssumedRole,

    /// <summary>A role used through a service principal (<c>Role</c>).</summary>
    Role,

    /// <summary>A session made by <c>GetFederationToken</c>.</summary>
    FederatedUser,

    /// <summary>A directory user.</summary>
    Directory,

    /// <summary>Another AWS account.</summary>
    AwsAccount,

    /// <summary>An AWS service.</summary>
    AwsService,

    /// <summary>An IAM Identity Center user.</summary>
    IdentityCenterUser,

    /// <summary>A user signed in by SAML.</summary>
    SamlUser,

    /// <summary>A user signed in by OpenID Connect.</summary>
    WebIdentityUser,

    /// <summary>Nobody named: an anonymous request.</summary>
    Anonymous,
}
