namespace OrleansSec.Silo.Sources.S3;

/// <summary>A fetched object that may be read again: then, seldom, it is fetched again, rather than kept until it is acknowledged.</summary>
internal sealed class ObjectContent(Stream fetched, Func<Stream> again)
{
    private Stream? _fetched = fetched;

    /// <summary>Opens it at its beginning.</summary>
    /// <exception cref="IOException">It cannot be fetched again.</exception>
    public Stream Open() => Interlocked.Exchange(ref _fetched, null) ?? again();
}
