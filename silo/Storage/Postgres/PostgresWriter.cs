using System.Data.Common;
using Npgsql;
using OrleansSec.Silo.Storage.Sql;

namespace OrleansSec.Silo.Storage.Postgres;

/// <summary>
/// A writer of PostgreSQL. The writers of all silos take turns by an advisory lock: so commits have an order, the alert
/// log has no gaps, and no two of them can deadlock.
/// </summary>
internal sealed class PostgresWriter : GroupWriter
{
    private readonly NpgsqlDataSource _source;
    private readonly long _turn;

    public PostgresWriter(NpgsqlDataSource source, long turn)
        : base("postgres-writer")
    {
        (_source, _turn) = (source, turn);
        Start();
    }

    /// <inheritdoc/>
    protected override void Transact(Action<SqlSession> work)
    {
        try
        {
            using var connection = _source.OpenConnection();
            using var transaction = connection.BeginTransaction();
            var session = new PostgresSession(connection);
            var isCommitted = false;
            try
            {
                session.Execute("SELECT pg_advisory_xact_lock(@turn)", ("@turn", _turn));
                work(session);
                transaction.Commit();
                isCommitted = true;
            }
            finally
            {
                session.Ended(isCommitted);
            }
        }
        catch (Exception broken) when (broken is TimeoutException or InvalidOperationException)
        {
            throw new NpgsqlException(broken.Message, broken);
        }
    }

    /// <inheritdoc/>
    protected override bool IsOfOneWrite(DbException failure) => PostgresErrors.IsOfData(failure);

    /// <inheritdoc/>
    protected override IOException Explain(DbException failure) => PostgresErrors.Explain(failure);

    /// <inheritdoc/>
    protected override ValueTask Close() => ValueTask.CompletedTask;
}
