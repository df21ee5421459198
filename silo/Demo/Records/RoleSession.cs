namespace OrleansSec.Silo.Demo.Records;

/// <summary>Temporary credentials of a role.</summary>
/// <param name="Role">The role's name.</param>
/// <param name="Id">The role's unique id, <c>AROA...</c>.</param>
/// <param name="Session">The session's name: a person, an instance, a run.</param>
/// <param name="Key">The temporary access key id, <c>ASIA...</c>; a service calls without.</param>
/// <param name="Since">When they were issued.</param>
internal sealed record RoleSession(string Role, string Id, string Session, string? Key, DateTimeOffset Since)
{
    /// <summary>The role's path, with slashes at both ends.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The outside identity provider that vouched, or null.</summary>
    public string? Provider { get; init; }

    /// <summary>The service that calls for the role, or null.</summary>
    public string? InvokedBy { get; init; }

    /// <summary>Whether an instance got them from its metadata service.</summary>
    public bool IsInstance { get; init; }

    /// <summary>Whether a second factor was used.</summary>
    public bool IsMfa { get; init; }
}
