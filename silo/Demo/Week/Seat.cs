namespace OrleansSec.Silo.Demo.Week;

/// <summary>A place from which a role is used.</summary>
/// <param name="Session">The role session's name there.</param>
/// <param name="Address">The address.</param>
/// <param name="UserAgent">The client.</param>
internal sealed record Seat(string Session, string Address, string UserAgent)
{
    /// <summary>Whether it is a browser.</summary>
    public bool IsConsole { get; init; }

    /// <summary>The VPC endpoint, or null.</summary>
    public string? VpcEndpoint { get; init; }
}
