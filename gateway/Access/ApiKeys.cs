using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OrleansSec.Gateway.Access;

/// <summary>Secrets of API keys. A key has 256 random bits, so its plain hash gives nothing away.</summary>
public static class ApiKeys
{
    private const string Prefix = "osk_";

    /// <summary>A new secret, such as <c>osk_...</c>.</summary>
    public static string Make() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is stored of a secret: its SHA-256 in lower-case hexadecimal.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
