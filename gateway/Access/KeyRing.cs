using System.Collections.Concurrent;
using OrleansSec.Contracts.Stores;

namespace OrleansSec.Gateway.Access;

/// <summary>Looks API keys up, and remembers the good ones for a short while: a revoked key works no longer than that.</summary>
internal sealed class KeyRing(IAccessStore store, TimeProvider clock)
{
    private const int MaxSecret = 200;
    private const int MaxRemembered = 1_000;
    private static readonly TimeSpan _rememberFor = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Remembered> _remembered = new(StringComparer.Ordinal);

    /// <summary>The key of a secret, or null if there is none.</summary>
    public async ValueTask<ApiKey?> Find(string secret, CancellationToken cancellation)
    {
        if (secret.Length is 0 or > MaxSecret)
        {
            return null;
        }

        var hash = ApiKeys.Hash(secret);
        var now = clock.GetUtcNow();
        if (_remembered.TryGetValue(hash, out var remembered) && remembered.Until > now)
        {
            return remembered.Key;
        }

        var key = await store.FindKey(hash, cancellation);
        if (key is null || !Roles.Exists(key.Role))
        {
            _remembered.TryRemove(hash, out _);
            return null;
        }

        if (_remembered.Count >= MaxRemembered)
        {
            _remembered.Clear();
        }

        _remembered[hash] = new Remembered(key, now + _rememberFor);
        return key;
    }

    private sealed record Remembered(ApiKey Key, DateTimeOffset Until);
}
