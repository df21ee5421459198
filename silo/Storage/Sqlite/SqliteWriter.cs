using System.Data.Common;
using Microsoft.Data.Sqlite;
using OrleansSec.Silo.Storage.Sql;

namespace OrleansSec.Silo.Storage.Sqlite;

/// <summary>The writer of a SQLite database, on a connection of its own.</summary>
internal sealed class SqliteWriter : GroupWriter
{
    private readonly SqliteConnection _connection;
    private readonly SqliteSession _session;

    public SqliteWriter(SqliteConnection connection)
        : base("sqlite-writer")
    {
        (_connection, _session) = (connection, new SqliteSession(connection));
        Start();
    }

    /// <inheritdoc/>
    protected override void Transact(Action<SqlSession> work)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        _session.Transaction = transaction;
        var isCommitted = false;
        try
        {
            work(_session);
            transaction.Commit();
            isCommitted = true;
        }
        finally
        {
            _session.Transaction = null;
            _session.Ended(isCommitted);
        }
    }

    // A statement that SQLite refuses has changed nothing, but which write it was of is not told.
    /// <inheritdoc/>
    protected override bool IsOfOneWrite(DbException failure) => false;

    /// <inheritdoc/>
    protected override IOException Explain(DbException failure) => failure is not SqliteException { SqliteErrorCode: var code }
        ? new IOException(failure.Message, failure)
        : code switch
        {
            13 => new IOException("The disk is full. Free some space; writing goes on by itself.", failure),
            8 => new IOException("The data folder is read-only. Make it writable; writing goes on by itself.", failure),
            10 => new IOException($"The disk failed: {failure.Message}", failure),
            _ => new IOException($"The database refused the write: {failure.Message}", failure),
        };

    /// <inheritdoc/>
    protected override ValueTask Close()
    {
        _session.Forget();
        return _connection.DisposeAsync();
    }
}
