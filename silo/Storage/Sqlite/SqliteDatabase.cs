using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;
using OrleansSec.Silo.Storage.Sql;

namespace OrleansSec.Silo.Storage.Sqlite;

/// <summary>
/// The one database file of a data folder. Opening it applies the numbered migrations under SQLite's own write lock;
/// a database of a newer version is refused.
/// </summary>
internal sealed class SqliteDatabase : ISqlDatabase, IAsyncDisposable
{
    private const int MaxReaders = 8;

    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private readonly string _connectionString;
    private readonly Lazy<SqliteWriter> _writer;

    /// <summary>Opens or makes a database.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="folder">The folder of its migrations, as it stands in their names.</param>
    public SqliteDatabase(string path, string folder = ".Sqlite.Migrations.")
    {
        Path = path;
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            DefaultTimeout = 30,
            Pooling = true,
        }.ToString();
        Migrate(SqlScripts.In(folder));
        _writer = new Lazy<SqliteWriter>(() => new SqliteWriter(OpenForWriting()));
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public Task<T> Read<T>(Func<SqlSession, T> query, CancellationToken cancellation) => Reading(query, isSnapshot: false, cancellation);

    /// <inheritdoc/>
    public Task<T> Snapshot<T>(Func<SqlSession, T> query, CancellationToken cancellation) => Reading(query, isSnapshot: true, cancellation);

    /// <inheritdoc/>
    public Task<T> Write<T>(Func<SqlSession, T> write, CancellationToken cancellation) => _writer.Value.Run(write, cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_writer.IsValueCreated)
        {
            await _writer.Value.DisposeAsync();
        }

        while (_readers.TryTake(out var session))
        {
            Close(session);
        }
    }

    // Off the caller's scheduler: SQLite blocks its thread.
    private Task<T> Reading<T>(Func<SqlSession, T> query, bool isSnapshot, CancellationToken cancellation) => Task.Run(
        () =>
        {
            var session = _readers.TryTake(out var idle) ? idle : new SqliteSession(Open());
            try
            {
                using var transaction = isSnapshot ? session.Connection.BeginTransaction(deferred: true) : null;
                session.Transaction = transaction;
                var result = query(session);
                session.Transaction = null;
                Keep(session);
                return result;
            }
            catch
            {
                Close(session);
                throw;
            }
        },
        cancellation);

    private void Keep(SqliteSession session)
    {
        if (_readers.Count < MaxReaders)
        {
            _readers.Add(session);
        }
        else
        {
            Close(session);
        }
    }

    private static void Close(SqliteSession session)
    {
        session.Forget();
        session.Connection.Dispose();
    }

    // Write-ahead log, every commit flushed to disk.
    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        var session = new SqliteSession(connection);
        session.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 30000;");
        session.Forget();
        return connection;
    }

    // An epoch may write to a large part of a large file: its pages stay at hand, and are copied from the log together.
    private SqliteConnection OpenForWriting()
    {
        var connection = Open();
        var session = new SqliteSession(connection);
        session.Execute("PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 16384;");
        session.Forget();
        return connection;
    }

    private void Migrate(IReadOnlyList<string> migrations)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var session = new SqliteSession(connection) { Transaction = transaction };
        var version = (long)session.Scalar("PRAGMA user_version")!;
        if (version > migrations.Count)
        {
            throw new InvalidDataException(
                $"{Path} was written by a newer version (schema {version}, this one knows {migrations.Count}). Upgrade orleanssec, or use another --data folder.");
        }

        foreach (var script in migrations.Skip((int)version))
        {
            session.Execute(script);
        }

        session.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {migrations.Count}"));
        session.Forget();
        transaction.Commit();
    }
}
