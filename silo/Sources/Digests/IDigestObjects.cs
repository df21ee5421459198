namespace OrleansSec.Silo.Sources.Digests;

/// <summary>Where digests and logs stand.</summary>
internal interface IDigestObjects
{
    /// <summary>Opens an object; null if it is not there. Throws what may pass.</summary>
    Task<DigestObject?> Open(ObjectPlace place, CancellationToken cancellation);
}

/// <summary>An object, as stored.</summary>
/// <param name="Content">Its bytes, gzip or plain.</param>
/// <param name="Signature">CloudTrail's signature that goes with a digest, hexadecimal; null if none is there.</param>
internal sealed record DigestObject(Stream Content, string? Signature);
