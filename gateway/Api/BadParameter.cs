namespace OrleansSec.Gateway.Api;

/// <summary>A query parameter that cannot be used, and why.</summary>
internal sealed record BadParameter(string Name, string Reason);
