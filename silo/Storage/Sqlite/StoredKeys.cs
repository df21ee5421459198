namespace OrleansSec.Silo.Storage.Sqlite;

/// <summary>
/// Which rows of grain state there may be, so that what was never stored is not looked for: this process is the only
/// one that writes them. A hash of each row is remembered.
/// </summary>
internal sealed class StoredKeys(SqliteDatabase database)
{
    private readonly Lock _changing = new();
    private readonly SemaphoreSlim _loading = new(1);
    private HashSet<int>? _hashes;

    /// <summary>Whether the row may be there; if not, it surely is not.</summary>
    public async ValueTask<bool> MayHave(string type, string key)
    {
        var hashes = _hashes ?? await Load();
        lock (_changing)
        {
            return hashes.Contains(Hash(type, key));
        }
    }

    /// <summary>The row is about to be written.</summary>
    public async ValueTask Add(string type, string key)
    {
        var hashes = _hashes ?? await Load();
        lock (_changing)
        {
            hashes.Add(Hash(type, key));
        }
    }

    private async Task<HashSet<int>> Load()
    {
        await _loading.WaitAsync();
        try
        {
            return _hashes ??= [.. await database.Read(
                session => session.Query("SELECT type, key FROM grain_state", row => Hash(row.GetString(0), row.GetString(1))), CancellationToken.None)];
        }
        finally
        {
            _loading.Release();
        }
    }

    private static int Hash(string type, string key) => HashCode.Combine(type, key);
}
