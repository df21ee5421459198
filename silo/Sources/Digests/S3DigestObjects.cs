using OrleansSec.Silo.Sources.S3;

namespace OrleansSec.Silo.Sources.Digests;

/// <summary>Digests and logs in the bucket that they were delivered to.</summary>
internal sealed class S3DigestObjects(ObjectStore store, string? region) : IDigestObjects
{
    /// <inheritdoc/>
    public async Task<DigestObject?> Open(ObjectPlace place, CancellationToken cancellation)
    {
        try
        {
            var fetched = await store.Fetch(new ObjectNotice(place.Bucket, place.Key, null, null, region, null), cancellation);
            return new DigestObject(fetched.Content, fetched.Signature);
        }
        catch (Exception failure) when (ObjectStore.Gone(failure) is not null)
        {
            return null;
        }
    }
}
