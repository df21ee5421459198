namespace OrleansSec.Contracts.Stores;

/// <summary>API keys, by hash only.</summary>
public interface IAccessStore
{
    /// <summary>The key with this SHA-256 hash (lower-case hex), or null.</summary>
    Task<ApiKey?> FindKey(string hash, CancellationToken cancellation);
}

/// <summary>An API key's grant.</summary>
/// <param name="Name">Who or what uses it.</param>
/// <param name="Role"><c>viewer</c>, <c>analyst</c>, <c>admin</c> or <c>ingest</c>.</param>
/// <param name="Accounts">12-digit account ids it may see; null for all.</param>
public sealed record ApiKey(string Name, string Role, IReadOnlyList<string>? Accounts);
