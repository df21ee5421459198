using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OrleansSec.Silo.Sources.S3;

/// <summary>Word of an object that was written.</summary>
/// <param name="Bucket">Its bucket.</param>
/// <param name="Key">Its key, plain.</param>
/// <param name="ETag">Its content's tag, without quotes; null if not told.</param>
/// <param name="Version">Its version in the bucket; null if not told.</param>
/// <param name="Region">The bucket's region; null if not told.</param>
/// <param name="At">When it was written; null if not told.</param>
internal sealed record ObjectNotice(string Bucket, string Key, string? ETag, string? Version, string? Region, DateTimeOffset? At)
{
    /// <summary>Its address, for people and pointers.</summary>
    public string Address => $"s3://{Bucket}/{Key}";

    /// <summary>The batch id: the same for every notice of this content at this place.</summary>
    public string BatchId(string etag)
    {
        var name = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"s3\n{Bucket}\n{Key}\n{etag}"));
        return Convert.ToHexStringLower(SHA256.HashData(name).AsSpan(0, 16));
    }
}
