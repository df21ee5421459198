using System.Text.RegularExpressions;
using OrleansSec.Silo.Sources.S3;

namespace OrleansSec.Silo.Sources.Digests;

/// <summary>
/// A copy of a trail's bucket in a folder. Copies lose the signatures, which are not in the files; but every digest
/// carries the signature of the one before it, so all but the latest of each chain can be verified.
/// </summary>
internal sealed partial class FolderDigests : IDigestObjects
{
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _signatures = new(StringComparer.Ordinal);
    private readonly List<ObjectPlace> _digests = [];
    private readonly HashSet<string> _begin = new(StringComparer.Ordinal);

    private FolderDigests()
    {
    }

    /// <summary>The digests, the earliest first.</summary>
    public IReadOnlyList<ObjectPlace> Digests => _digests;

    /// <summary>Finds what is below a folder. What stands among the digests and is none is at a place without a bucket.</summary>
    public static async Task<FolderDigests> Below(string folder, CancellationToken cancellation)
    {
        var found = new FolderDigests();
        foreach (var file in FolderListing.Below(Path.GetFullPath(folder)).Files)
        {
            if (Tail(file.Replace('\\', '/')) is { } tail)
            {
                found._files[tail] = file;
            }
        }

        var chains = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (tail, file) in found._files.Where(f => TrailKey.Of(f.Key).Kind == TrailObject.Digest).OrderBy(f => Stamp().Match(f.Key).Value, StringComparer.Ordinal))
        {
            await found.Add(tail, file, chains, cancellation);
        }

        return found;
    }

    /// <summary>Whether a digest is the earliest of its chain here, so that the one before it need not be.</summary>
    public bool IsFirst(ObjectPlace digest) => _begin.Contains(Tail(digest.Key) ?? string.Empty);

    /// <inheritdoc/>
    public Task<DigestObject?> Open(ObjectPlace place, CancellationToken cancellation)
    {
        var tail = Tail(place.Key);
        return Task.FromResult(tail is not null && _files.TryGetValue(tail, out var file)
            ? new DigestObject(File.OpenRead(file), _signatures.GetValueOrDefault(tail))
            : null);
    }

    private async Task Add(string tail, string file, HashSet<string> chains, CancellationToken cancellation)
    {
        var digest = await Read(file, cancellation);
        var isTold = digest is not null && Tail(digest.At.Key) == tail;
        _digests.Add(isTold ? digest!.At : new ObjectPlace(string.Empty, tail));
        if (chains.Add(Stamp().Replace(Path.GetFileName(tail), string.Empty)))
        {
            _begin.Add(tail);
        }

        if (digest?.Previous is { } previous && Tail(previous.At.Key) is { } before)
        {
            _signatures[before] = previous.Signature;
        }
    }

    private static async Task<DigestFile?> Read(string file, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(file);
        try
        {
            return DigestFile.Read(await Inflated.Read(content, cancellation));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // What is the same in the bucket and in the copy, whatever stands before it.
    private static string? Tail(string path) =>
        path.LastIndexOf("AWSLogs/", StringComparison.Ordinal) is var at and >= 0 ? path[at..] : null;

    [GeneratedRegex("[0-9]{8}T[0-9]{6}Z", RegexOptions.CultureInvariant)]
    private static partial Regex Stamp();
}
