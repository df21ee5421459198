namespace OrleansSec.Silo.Storage.Sqlite.Index;

/// <summary>The index's own database file, and its one writer.</summary>
internal sealed class IndexFile : IAsyncDisposable
{
    public IndexFile(string path)
    {
        Database = new SqliteDatabase(path, ".Sqlite.Index.");
        Writer = new SqliteWriter(Database);
    }

    /// <summary>The file.</summary>
    public SqliteDatabase Database { get; }

    /// <summary>Its writer.</summary>
    public SqliteWriter Writer { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Writer.DisposeAsync();
}
