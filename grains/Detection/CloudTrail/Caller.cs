using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.CloudTrail;

/// <summary>Who acted in a record: slices of it, not yet a name in storage.</summary>
internal ref struct Caller
{
    /// <summary>The type of the identity.</summary>
    public IdentityType Identity { get; set; }

    /// <summary>The account that the principal belongs to: 12 digits.</summary>
    public ReadOnlySpan<byte> Account { get; set; }

    /// <summary>The kind of principal, as in its entity id: <c>role</c>, <c>user</c> ...</summary>
    public ReadOnlySpan<byte> Kind { get; set; }

    /// <summary>Its name among its kind.</summary>
    public ReadOnlySpan<byte> Name { get; set; }

    /// <summary>The name of the role session, or empty.</summary>
    public ReadOnlySpan<byte> Session { get; set; }
}
