using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using OrleansSec.Silo.Sources.Aws;

namespace OrleansSec.Silo.Sources.Digests;

/// <summary>
/// CloudTrail's public keys. Of a file, which has the form of <c>aws cloudtrail list-public-keys</c>; or asked of
/// CloudTrail in the region whose digest it is, since every region has keys of its own.
/// </summary>
internal sealed class DigestKeys(string? file, AwsAccess access, TimeProvider clock)
{
    private const string Target = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101";

    // A key signs for days; whoever asks for one day before and after meets it.
    private static readonly TimeSpan _around = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, byte[]> _known = new(StringComparer.Ordinal);
    private bool _isRead;

    /// <summary>The key, DER; null if there is none of this fingerprint. Throws what asking for it fails with.</summary>
    public async Task<byte[]?> Find(string region, string fingerprint, DateTimeOffset at, CancellationToken cancellation)
    {
        var name = file is null ? $"{region} {fingerprint}" : fingerprint;
        if (_known.TryGetValue(name, out var known))
        {
            return known;
        }

        if (file is not null)
        {
            await ReadFile(cancellation);
        }
        else
        {
            await Ask(region, at, cancellation);
        }

        return _known.GetValueOrDefault(name);
    }

    /// <summary>Whether a signature is that of a text, by a key.</summary>
    public static bool Verifies(byte[] key, byte[] text, string signature)
    {
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportRSAPublicKey(key, out _);
            return rsa.VerifyData(text, Convert.FromHexString(signature), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            return false;
        }
    }

    private async Task ReadFile(CancellationToken cancellation)
    {
        if (_isRead)
        {
            return;
        }

        using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(file!, cancellation));
        Keep(document.RootElement, string.Empty);
        _isRead = true;
    }

    private async Task Ask(string region, DateTimeOffset at, CancellationToken cancellation)
    {
        using var client = new SignedClient(access, "cloudtrail", region, Target, clock);
        string? token = null;
        do
        {
            var request = new ListPublicKeys((at - _around).ToUnixTimeSeconds(), (at + _around).ToUnixTimeSeconds(), token);
            using var answer = await client.Call("ListPublicKeys", JsonSerializer.SerializeToUtf8Bytes(request, DigestJson.Default.ListPublicKeys), cancellation);
            Keep(answer.RootElement, $"{region} ");
            token = answer.RootElement.TryGetProperty("NextToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);
    }

    private void Keep(JsonElement answer, string prefix)
    {
        foreach (var key in answer.GetProperty("PublicKeyList").EnumerateArray())
        {
            _known[prefix + key.GetProperty("Fingerprint").GetString()] = key.GetProperty("Value").GetBytesFromBase64();
        }
    }
}
