using OrleansSec.Silo.Storage.Sql;

namespace OrleansSec.Silo.Storage.Postgres.Index;

/// <summary>The event index's part of the database: the same connections, a writer of its own.</summary>
internal sealed class PostgresIndex(PostgresDatabase database) : ISqlDatabase
{
    /// <inheritdoc/>
    public Task<T> Read<T>(Func<SqlSession, T> query, CancellationToken cancellation) => database.Read(query, cancellation);

    /// <inheritdoc/>
    public Task<T> Snapshot<T>(Func<SqlSession, T> query, CancellationToken cancellation) => database.Snapshot(query, cancellation);

    /// <inheritdoc/>
    public Task<T> Write<T>(Func<SqlSession, T> write, CancellationToken cancellation) => database.Index.Run(write, cancellation);
}
