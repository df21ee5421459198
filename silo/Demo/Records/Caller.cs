namespace OrleansSec.Silo.Demo.Records;

/// <summary>A session of an identity at an address with a client.</summary>
/// <param name="Identity">The session.</param>
/// <param name="Address">IP address, or a service's name.</param>
/// <param name="UserAgent">What the client says of itself.</param>
internal sealed record Caller(Identity Identity, string Address, string UserAgent)
{
    /// <summary>Whether the credentials came from a console session.</summary>
    public bool IsConsole { get; init; }

    /// <summary>The endpoint that a call from inside the network went through, or null.</summary>
    public string? VpcEndpoint { get; init; }

    /// <summary>A service calls without TLS details.</summary>
    public bool IsService => Address.EndsWith(".amazonaws.com", StringComparison.Ordinal);
}
