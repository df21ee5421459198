using System.Collections.Concurrent;
using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using OrleansSec.Silo.Sources.Aws;

namespace OrleansSec.Silo.Sources.S3;

/// <summary>
/// Fetches objects. Whole, before they are decoded: so a slow or broken network is met here, where it can be waited
/// out, and a batch that is handed over can be read to its end.
/// </summary>
internal sealed class ObjectStore(AwsAccess access, string region, string spool, S3Options options) : IDisposable
{
    // Most log objects are smaller by far.
    private const int MostInMemory = 2 << 20;

    private const string Signature = "signature";

    private readonly ConcurrentDictionary<string, Lazy<AmazonS3Client>> _clients = new(StringComparer.Ordinal);
    private int _files;

    /// <summary>Fetches an object as it was announced. Throws what AWS fails with.</summary>
    public async Task<FetchedObject> Fetch(ObjectNotice notice, CancellationToken cancellation)
    {
        var request = new GetObjectRequest
        {
            BucketName = notice.Bucket,
            Key = notice.Key,
            VersionId = notice.Version,
            EtagToMatch = notice.ETag is { } tag ? $"\"{tag}\"" : null,
        };
        using var answer = await Client(notice).GetObjectAsync(request, cancellation);
        if (answer.ContentLength > options.MaxObjectBytes)
        {
            throw new InvalidDataException($"It has {answer.ContentLength} bytes, more than S3:{nameof(options.MaxObjectBytes)} allows.");
        }

        Stream content = answer.ContentLength is >= 0 and <= MostInMemory ? new MemoryStream((int)answer.ContentLength) : SpoolFile();
        try
        {
            await answer.ResponseStream.CopyToAsync(content, cancellation);
            content.Position = 0;
            return new FetchedObject(answer.ETag.Trim('"'), content.Length, content, answer.Metadata[Signature]);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    /// <summary>Fetches what was fetched before, its tag known. Blocks the thread, which is a decoder's own.</summary>
    /// <exception cref="IOException">It cannot be had now, or is another by now.</exception>
    public Stream Again(ObjectNotice notice)
    {
        try
        {
            return Fetch(notice, CancellationToken.None).GetAwaiter().GetResult().Content;
        }
        catch (Exception failure) when (failure is InvalidDataException || AwsTrouble.Is(failure, CancellationToken.None))
        {
            throw new IOException(AwsTrouble.Text(failure), failure);
        }
    }

    /// <summary>Whether a failure means that what was announced is no longer there, and will not be again.</summary>
    public static string? Gone(Exception failure) => failure is AmazonS3Exception trouble
        ? (trouble.ErrorCode, trouble.StatusCode) switch
        {
            ("NoSuchKey" or "NoSuchVersion" or "NoSuchBucket", _) or (_, HttpStatusCode.MethodNotAllowed) => "missing-object",
            (_, HttpStatusCode.PreconditionFailed) => "replaced-object",
            _ => null,
        }
        : null;

    /// <summary>Removes what an earlier process left in the spool.</summary>
    public void Clean()
    {
        if (Directory.Exists(spool))
        {
            Directory.Delete(spool, recursive: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var client in _clients.Values.Where(c => c.IsValueCreated))
        {
            client.Value.Dispose();
        }
    }

    private AmazonS3Client Client(ObjectNotice notice) => _clients.GetOrAdd(
        notice.Region is { } named && AwsTrouble.IsRegion(named) ? named : region,
        name => new Lazy<AmazonS3Client>(
            () => new AmazonS3Client(access.Credentials(name), access.In(name, new AmazonS3Config { ForcePathStyle = access.Endpoint is not null })),
            LazyThreadSafetyMode.PublicationOnly)).Value;

    private FileStream SpoolFile()
    {
        Directory.CreateDirectory(spool);
        var path = Path.Combine(spool, $"{Interlocked.Increment(ref _files)}.object");
        return new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
    }
}
