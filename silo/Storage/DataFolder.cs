namespace OrleansSec.Silo.Storage;

/// <summary>The folder that holds everything one installation keeps. One process at a time.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    /// <summary>
    /// Opens the folder, making it if needed. Throws <see cref="IOException"/> or
    /// <see cref="UnauthorizedAccessException"/> with what to do, when it is in use or cannot be written.
    /// </summary>
    public DataFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(Path);
        try
        {
            // The lock is the operating system's, so it goes with the process, however that ends.
            _lock = new FileStream(System.IO.Path.Combine(Path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure) when (failure is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new IOException($"The data folder {Path} is in use by another orleanssec. Stop that one, or give another --data.", failure);
        }
    }

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>The database file.</summary>
    public string Database => System.IO.Path.Combine(Path, "orleanssec.db");

    /// <summary>The file of the event index.</summary>
    public string Index => System.IO.Path.Combine(Path, "index.db");

    /// <summary>Where uploads wait until they are taken in.</summary>
    public string Spool => System.IO.Path.Combine(Path, "spool");

    /// <summary>Where large objects stand between fetching and decoding.</summary>
    public string Fetched => System.IO.Path.Combine(Path, "fetched");

    /// <summary>The folder that is watched when no other is named.</summary>
    public string Inbox => System.IO.Path.Combine(Path, "inbox");

    /// <summary>Copies of downloaded lists.</summary>
    public string Intel => System.IO.Path.Combine(Path, "intel");

    /// <summary>Rules of the installation's own, beside those that come with the program.</summary>
    public string Rules => System.IO.Path.Combine(Path, "rules");

    /// <summary>Keys that protect sign-in cookies.</summary>
    public string Keys => System.IO.Path.Combine(Path, "keys");

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();
}
