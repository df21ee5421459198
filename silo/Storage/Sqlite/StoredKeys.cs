namespace OrleansSec.Silo.Storage.Sqlite;

/// <summary>
/// Which rows of grain state there may be, so that what was never stored is not looked for: this process is the only
/// one that writes them. A hash of each row is remembered.
/// </summary>
internal sealed class StoredKeys(SqliteDatabase database)
{
    private readonly Lock _changing = new();
    private Task<HashSet<int>>? _loaded;

    /// <summary>Whether the row may be there; if not, it surely is not.</summary>
    public async ValueTask<bool> MayHave(string type, string key)
    {
        var hashes = await Loaded();
        lock (_changing)
        {
            return hashes.Contains(HashCode.Combine(type, key));
        }
    }

    /// <summary>The row is about to be written.</summary>
    public async ValueTask Add(string type, string key)
    {
        var hashes = await Loaded();
        lock (_changing)
        {
            hashes.Add(HashCode.Combine(type, key));
        }
    }

    // Read once, and again after a failure.
    private Task<HashSet<int>> Loaded()
    {
        lock (_changing)
        {
            return _loaded is null or { IsFaulted: true } or { IsCanceled: true } ? _loaded = Load() : _loaded;
        }
    }

    private async Task<HashSet<int>> Load() =>
    [
        .. await database.Read(
            session => session.Query("SELECT type, key FROM grain_state", row => HashCode.Combine(row.GetString(0), row.GetString(1))),
            CancellationToken.None),
    ];
}
