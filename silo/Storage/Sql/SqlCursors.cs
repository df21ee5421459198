namespace OrleansSec.Silo.Storage.Sql;

/// <summary>The cursors in SQL.</summary>
internal sealed class SqlCursors(ISqlDatabase database) : ICursorStore
{
    /// <inheritdoc/>
    public Task<string?> Read(string name, CancellationToken cancellation) => database.Read(
        session => session.Scalar("SELECT value FROM cursors WHERE name = @name", ("@name", name)) as string, cancellation);

    /// <inheritdoc/>
    public Task Write(string name, string value, CancellationToken cancellation) => database.Write(
        session => session.Execute(
            "INSERT INTO cursors (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = @value", ("@name", name), ("@value", value)),
        cancellation);
}
