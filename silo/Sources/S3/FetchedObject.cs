namespace OrleansSec.Silo.Sources.S3;

/// <summary>An object that was fetched whole: a small one in memory, a large one in a file that goes when it is closed.</summary>
/// <param name="ETag">Its content's tag.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Content">Stands at the beginning.</param>
/// <param name="Signature">CloudTrail's signature in its metadata, as digests have it; null if there is none.</param>
internal sealed record FetchedObject(string ETag, long Size, Stream Content, string? Signature);
