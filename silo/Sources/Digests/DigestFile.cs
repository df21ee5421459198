using System.Globalization;
using System.Text.Json;

namespace OrleansSec.Silo.Sources.Digests;

/// <summary>CloudTrail's account of the log files that it delivered in an hour.</summary>
/// <param name="Account">Whose logs.</param>
/// <param name="EndText">The end of its time, as written: part of what is signed.</param>
/// <param name="End">The end of its time.</param>
/// <param name="At">Where it was delivered to.</param>
/// <param name="Fingerprint">Names the key that signed it.</param>
/// <param name="Previous">The digest before it; null if it is the first.</param>
/// <param name="Logs">The log files.</param>
internal sealed record DigestFile(
    string Account, string EndText, DateTimeOffset End, ObjectPlace At, string Fingerprint, PreviousDigest? Previous, IReadOnlyList<LogHash> Logs)
{
    /// <summary>Reads a digest, inflated; null if it is none.</summary>
    public static DigestFile? Read(byte[] content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            return Read(document.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    private static DigestFile Read(JsonElement digest)
    {
        var end = Text(digest, "digestEndTime");
        return new DigestFile(
            Text(digest, "awsAccountId"),
            end,
            DateTimeOffset.Parse(end, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            new ObjectPlace(Text(digest, "digestS3Bucket"), Text(digest, "digestS3Object")),
            Text(digest, "digestPublicKeyFingerprint"),
            Before(digest),
            [.. digest.GetProperty("logFiles").EnumerateArray().Select(l => new LogHash(new ObjectPlace(Text(l, "s3Bucket"), Text(l, "s3Object")), Text(l, "hashValue")))]);
    }

    private static PreviousDigest? Before(JsonElement digest) => digest.GetProperty("previousDigestS3Object").ValueKind == JsonValueKind.Null
        ? null
        : new PreviousDigest(
            new ObjectPlace(Text(digest, "previousDigestS3Bucket"), Text(digest, "previousDigestS3Object")),
            Text(digest, "previousDigestHashValue"),
            Text(digest, "previousDigestSignature"));

    private static string Text(JsonElement outer, string name) => outer.GetProperty(name).GetString() ?? throw new FormatException(name);
}

/// <summary>The digest before another one.</summary>
/// <param name="At">Where it was delivered to.</param>
/// <param name="Hash">SHA-256 of its content, hexadecimal.</param>
/// <param name="Signature">CloudTrail's signature of it, hexadecimal.</param>
internal sealed record PreviousDigest(ObjectPlace At, string Hash, string Signature);

/// <summary>A log file as it was delivered.</summary>
/// <param name="At">Where to.</param>
/// <param name="Hash">SHA-256 of its content, inflated, hexadecimal.</param>
internal sealed record LogHash(ObjectPlace At, string Hash);

/// <summary>A place in S3.</summary>
internal sealed record ObjectPlace(string Bucket, string Key)
{
    /// <inheritdoc/>
    public override string ToString() => $"s3://{Bucket}/{Key}";
}
