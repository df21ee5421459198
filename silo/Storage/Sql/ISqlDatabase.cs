namespace OrleansSec.Silo.Storage.Sql;

/// <summary>A database behind the stores. Each call has a session of its own, on a thread that may block.</summary>
internal interface ISqlDatabase
{
    /// <summary>Runs queries; each sees what was committed when it began.</summary>
    Task<T> Read<T>(Func<SqlSession, T> query, CancellationToken cancellation);

    /// <summary>Runs queries that all see the same moment.</summary>
    Task<T> Snapshot<T>(Func<SqlSession, T> query, CancellationToken cancellation);

    /// <summary>Runs a write; its result is durable when the task completes. Throws <see cref="IOException"/> with what to do where it cannot.</summary>
    Task<T> Write<T>(Func<SqlSession, T> write, CancellationToken cancellation);
}
