using System.Security.Cryptography;
using System.Text;
using OrleansSec.Detection.Integrity;
using OrleansSec.Silo.Sources.S3;

namespace OrleansSec.Silo.Sources.Digests;

/// <summary>
/// Holds delivered logs against a digest: its signature, the digest before it, and the hash of every log file.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-custom-validation.html"/>
internal sealed class DigestCheck(IDigestObjects objects, DigestKeys keys)
{
    /// <summary>What is wrong; and the digest, null if it is gone or none. Throws what may pass.</summary>
    public async Task<DigestVerdict> Verify(ObjectPlace place, CancellationToken cancellation)
    {
        if (await objects.Open(place, cancellation) is not { } stored)
        {
            return new DigestVerdict(null, false, [new LogBreak(LogBreakKind.ChainBroken, $"{place}", $"The digest {place} is gone.")]);
        }

        if (await Content(stored, cancellation) is not { } content || DigestFile.Read(content) is not { } digest)
        {
            return new DigestVerdict(null, false, [new LogBreak(LogBreakKind.DigestForged, $"{place}", $"{place} stands among the digests and is none.")]);
        }

        var breaks = new List<LogBreak>();
        if (digest.At != place)
        {
            breaks.Add(new LogBreak(LogBreakKind.DigestForged, $"{place}", $"The digest {place} says that it was delivered to {digest.At}."));
        }

        breaks.AddRange(await Signed(place, digest, content, stored.Signature, cancellation));
        breaks.AddRange(await Previous(place, digest, cancellation));
        foreach (var log in digest.Logs)
        {
            breaks.AddRange(await Log(log, cancellation));
        }

        return new DigestVerdict(digest, stored.Signature is null, breaks);
    }

    /// <summary>What CloudTrail signs of a digest.</summary>
    public static byte[] SignedText(DigestFile digest, byte[] content) => Encoding.UTF8.GetBytes(
        $"{digest.EndText}\n{digest.At.Bucket}/{digest.At.Key}\n{Convert.ToHexStringLower(SHA256.HashData(content))}\n{digest.Previous?.Signature ?? "null"}");

    private async Task<IEnumerable<LogBreak>> Signed(
        ObjectPlace place, DigestFile digest, byte[] content, string? signature, CancellationToken cancellation)
    {
        if (signature is null)
        {
            return [];
        }

        var region = TrailKey.Of(place.Key).Region;
        var problem = await keys.Find(region, digest.Fingerprint, digest.End, cancellation) is not { } key ? "names a key that is not CloudTrail's"
            : !DigestKeys.Verifies(key, SignedText(digest, content), signature) ? "has a signature that is not CloudTrail's"
            : null;
        return problem is null ? [] : [new LogBreak(LogBreakKind.DigestForged, $"{place}", $"The digest {place} {problem}.")];
    }

    private async Task<IEnumerable<LogBreak>> Previous(ObjectPlace place, DigestFile digest, CancellationToken cancellation)
    {
        if (digest.Previous is not { } previous)
        {
            return [];
        }

        // Descriptions differ in whether digests are hashed as stored or inflated; either proves that it is the one.
        var hashes = await Hashes(previous.At, cancellation);
        return hashes?.Contains(previous.Hash, StringComparer.OrdinalIgnoreCase) is true ? []
            : [new LogBreak(
                LogBreakKind.ChainBroken,
                $"{previous.At}",
                $"The digest {previous.At} {(hashes is null ? "is gone" : "was changed")}: {place} names it as the one before it.")];
    }

    private async Task<IEnumerable<LogBreak>> Log(LogHash log, CancellationToken cancellation)
    {
        var hashes = await Hashes(log.At, cancellation);
        return string.Equals(hashes?[0], log.Hash, StringComparison.OrdinalIgnoreCase) ? []
            : hashes is null ? [new LogBreak(LogBreakKind.LogMissing, $"{log.At}", $"The log file {log.At} was delivered, and is gone.")]
            : [new LogBreak(LogBreakKind.LogChanged, $"{log.At}", $"The log file {log.At} has another content than was delivered.")];
    }

    private static async Task<byte[]?> Content(DigestObject found, CancellationToken cancellation)
    {
        await using (found.Content)
        {
            try
            {
                return await Inflated.Read(found.Content, cancellation);
            }
            catch (InvalidDataException)
            {
                return null;
            }
        }
    }

    // Inflated, and as stored. Null if the object is gone. Damaged content has no hash that could be right.
    private async Task<string[]?> Hashes(ObjectPlace place, CancellationToken cancellation)
    {
        try
        {
            if (await objects.Open(place, cancellation) is not { } stored)
            {
                return null;
            }

            await using (stored.Content)
            {
                var inflated = await Inflated.Hash(stored.Content, cancellation);
                stored.Content.Position = 0;
                return [inflated, await Inflated.Raw(stored.Content, cancellation)];
            }
        }
        catch (InvalidDataException)
        {
            return [string.Empty];
        }
    }
}

/// <summary>What a digest shows.</summary>
/// <param name="Digest">The digest; null if it is gone or none.</param>
/// <param name="IsUnsigned">Whether no signature goes with it, so that only its successor can tell whether it is CloudTrail's.</param>
/// <param name="Breaks">What is wrong.</param>
internal sealed record DigestVerdict(DigestFile? Digest, bool IsUnsigned, IReadOnlyList<LogBreak> Breaks);
