using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrleansSec.Silo.Sources.Digests;
using OrleansSec.TestKit;

namespace OrleansSec.System.Tests.Sources;

/// <summary>Digests as CloudTrail makes them, one after the other, by a key of the test's own.</summary>
internal sealed class DigestChain : IDisposable
{
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly string _bucket;
    private int _hour;
    private (string Key, string Hash, string Signature)? _last;

    public DigestChain(string bucket)
    {
        _bucket = bucket;
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(_rsa.ExportRSAPublicKey()).AsSpan(0, 16));
    }

    /// <summary>Names the key.</summary>
    public string Fingerprint { get; }

    /// <summary>What <c>aws cloudtrail list-public-keys</c> prints.</summary>
    public string Keys => JsonSerializer.Serialize(new
    {
        PublicKeyList = new[] { new { Value = Convert.ToBase64String(_rsa.ExportRSAPublicKey()), Fingerprint } },
    });

    /// <summary>The digest of the next hour, on log files as they are stored.</summary>
    public SignedDigest Next(params IEnumerable<(string Key, byte[] Log)> logs)
    {
        var end = Given.Noon.AddHours(++_hour);
        var key = $"AWSLogs/111122223333/CloudTrail-Digest/us-east-1/2024/07/31/111122223333_CloudTrail-Digest_us-east-1_main_us-east-1_{end:yyyyMMdd'T'HHmmss'Z'}.json.gz";
        var content = Encoding.UTF8.GetBytes(new JsonObject
        {
            ["awsAccountId"] = "111122223333",
            ["digestStartTime"] = Time(end.AddHours(-1)),
            ["digestEndTime"] = Time(end),
            ["digestS3Bucket"] = _bucket,
            ["digestS3Object"] = key,
            ["digestPublicKeyFingerprint"] = Fingerprint,
            ["digestSignatureAlgorithm"] = "SHA256withRSA",
            ["previousDigestS3Bucket"] = _last is null ? null : _bucket,
            ["previousDigestS3Object"] = _last?.Key,
            ["previousDigestHashValue"] = _last?.Hash,
            ["previousDigestHashAlgorithm"] = _last is null ? null : "SHA-256",
            ["previousDigestSignature"] = _last?.Signature,
            ["logFiles"] = new JsonArray([.. logs.Select(l => new JsonObject
            {
                ["s3Bucket"] = _bucket, ["s3Object"] = l.Key, ["hashValue"] = Hash(Plain(l.Log)), ["hashAlgorithm"] = "SHA-256",
            })]),
        }.ToJsonString());
        var text = $"{Time(end)}\n{_bucket}/{key}\n{Hash(content)}\n{_last?.Signature ?? "null"}";
        var signature = Convert.ToHexStringLower(_rsa.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        _last = (key, Hash(content), signature);
        return new SignedDigest(new ObjectPlace(_bucket, key), Given.Gzip(content), signature);
    }

    /// <inheritdoc/>
    public void Dispose() => _rsa.Dispose();

    private static byte[] Plain(byte[] gzip)
    {
        using var inflater = new global::System.IO.Compression.GZipStream(new MemoryStream(gzip), global::System.IO.Compression.CompressionMode.Decompress);
        using var plain = new MemoryStream();
        inflater.CopyTo(plain);
        return plain.ToArray();
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>A digest, gzip, and its signature.</summary>
internal sealed record SignedDigest(ObjectPlace At, byte[] Content, string Signature);
