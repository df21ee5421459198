namespace OrleansSec.Gateway.Api;

/// <summary>The caller.</summary>
/// <param name="Name">Who.</param>
/// <param name="Role"><c>viewer</c>, <c>analyst</c> or <c>admin</c>.</param>
/// <param name="Accounts">12-digit account ids that the caller may see; null for all.</param>
/// <param name="IsDemo">Whether this installation shows a demonstration.</param>
internal sealed record Me(string Name, string Role, IReadOnlyList<string>? Accounts, bool IsDemo);
