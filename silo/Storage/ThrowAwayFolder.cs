namespace OrleansSec.Silo.Storage;

/// <summary>A temporary folder that goes when it is disposed.</summary>
internal sealed class ThrowAwayFolder(string purpose) : IDisposable
{
    /// <summary>Full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory($"orleanssec-{purpose}-").FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
