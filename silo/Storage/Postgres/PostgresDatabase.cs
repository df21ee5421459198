using System.Data;
using System.Data.Common;
using System.Globalization;
using Npgsql;
using OrleansSec.Silo.Storage.Sql;

namespace OrleansSec.Silo.Storage.Postgres;

/// <summary>
/// The schema <c>orleanssec</c> of a PostgreSQL database, which all silos and gateways of an installation share. Opening
/// it applies the numbered migrations under an advisory lock; a schema of a newer version is refused.
/// </summary>
internal sealed class PostgresDatabase : ISqlDatabase, IAsyncDisposable
{
    /// <summary>The schema that holds everything.</summary>
    public const string Schema = "orleanssec";

    /// <summary>The name by which Orleans' AdoNet packages know Npgsql.</summary>
    public const string Invariant = "Npgsql";

    private const long MigrationTurn = 0x6f727365_00000000;

    private readonly PostgresWriter _writer;

    private PostgresDatabase(NpgsqlDataSource source)
    {
        Source = source;
        _writer = new PostgresWriter(source, MigrationTurn + 1);
        Index = new PostgresWriter(source, MigrationTurn + 2);
    }

    /// <summary>The connections.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>The writer of the event index, which alerts do not wait for.</summary>
    public PostgresWriter Index { get; }

    /// <summary>
    /// Opens the database. Throws <see cref="InvalidDataException"/> for a connection string that is none, and
    /// <see cref="IOException"/> where the server refuses or cannot be reached.
    /// </summary>
    public static PostgresDatabase Open(string connectionString)
    {
        var source = NpgsqlDataSource.Create(PostgresConnection.Complete(connectionString, Schema));
        try
        {
            Migrate(source, SqlScripts.In(".Postgres.Migrations."));
            return new PostgresDatabase(source);
        }
        catch (Exception failure)
        {
            source.Dispose();
            if (failure is DbException)
            {
                throw PostgresErrors.Explain(failure);
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public Task<T> Read<T>(Func<SqlSession, T> query, CancellationToken cancellation) => Run(query, isSnapshot: false, cancellation);

    /// <inheritdoc/>
    public Task<T> Snapshot<T>(Func<SqlSession, T> query, CancellationToken cancellation) => Run(query, isSnapshot: true, cancellation);

    /// <inheritdoc/>
    public Task<T> Write<T>(Func<SqlSession, T> write, CancellationToken cancellation) => _writer.Run(write, cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await Index.DisposeAsync();
        await Source.DisposeAsync();
    }

    private Task<T> Run<T>(Func<SqlSession, T> query, bool isSnapshot, CancellationToken cancellation) => Task.Run(
        () =>
        {
            try
            {
                using var connection = Source.OpenConnection();
                using var transaction = isSnapshot ? connection.BeginTransaction(IsolationLevel.RepeatableRead) : null;
                return query(new PostgresSession(connection));
            }
            catch (DbException failure)
            {
                throw PostgresErrors.Explain(failure);
            }
        },
        cancellation);

    private static void Migrate(NpgsqlDataSource source, IReadOnlyList<string> migrations)
    {
        using var connection = source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        var session = new PostgresSession(connection);
        session.Execute("SELECT pg_advisory_xact_lock(@turn)", ("@turn", MigrationTurn));
        session.Execute($"CREATE SCHEMA IF NOT EXISTS {Schema}");
        session.Execute("CREATE TABLE IF NOT EXISTS schema_version (only_row BIGINT PRIMARY KEY CHECK (only_row = 1), version BIGINT NOT NULL)");
        var version = session.Scalar("SELECT version FROM schema_version") is long applied ? applied : 0;
        if (version > migrations.Count)
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"The PostgreSQL schema was made by a newer version (schema {version}, this one knows {migrations.Count}). Upgrade orleanssec, or use another database."));
        }

        foreach (var script in migrations.Skip((int)version))
        {
            session.Execute(script);
        }

        session.Execute(
            "INSERT INTO schema_version VALUES (1, @version) ON CONFLICT (only_row) DO UPDATE SET version = excluded.version",
            ("@version", (long)migrations.Count));
        transaction.Commit();
    }
}
