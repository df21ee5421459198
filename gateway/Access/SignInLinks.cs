using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OrleansSec.Gateway.Access;

/// <summary>One-time links that sign an administrator in. They live in this process only.</summary>
public sealed class SignInLinks(TimeProvider clock)
{
    private const int MaxOpen = 32;
    private static readonly TimeSpan _validFor = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly List<OpenLink> _open = [];

    /// <summary>Makes a link to a gateway at this address. It works once, within ten minutes.</summary>
    public Uri Issue(Uri address)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        lock (_lock)
        {
            DropExpired();
            if (_open.Count == MaxOpen)
            {
                _open.RemoveAt(0);
            }

            _open.Add(new OpenLink(Hash(token), clock.GetUtcNow() + _validFor));
        }

        // A server that listens on every address is reached on this machine by its own name.
        var host = address.Host is "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return new UriBuilder(address) { Host = host, Path = "/sign-in", Query = "token=" + token }.Uri;
    }

    /// <summary>Whether the token is good; it is used up by that.</summary>
    internal bool Redeem(string token)
    {
        var hash = Hash(token);
        lock (_lock)
        {
            DropExpired();
            OpenLink? found = null;
            foreach (var link in _open)
            {
                found = CryptographicOperations.FixedTimeEquals(link.Hash, hash) ? link : found;
            }

            return found is not null && _open.Remove(found);
        }
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private void DropExpired()
    {
        var now = clock.GetUtcNow();
        _open.RemoveAll(link => link.Until <= now);
    }

    private sealed class OpenLink(byte[] hash, DateTimeOffset until)
    {
        public byte[] Hash => hash;

        public DateTimeOffset Until => until;
    }
}
