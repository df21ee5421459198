using System.Data.Common;
using Microsoft.Data.Sqlite;
using OrleansSec.Silo.Storage.Sql;

namespace OrleansSec.Silo.Storage.Sqlite;

/// <summary>A session of SQLite. It keeps its statements prepared: parsing one costs more than running it.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : SqlSession(connection)
{
    // The program's own statements are fewer; searches make their texts as they need them.
    private const int MaxKept = 128;

    private readonly Dictionary<string, SqliteCommand> _kept = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SqliteStatement> _prepared = new(StringComparer.Ordinal);

    /// <summary>The connection, for prepared statements.</summary>
    public SqliteConnection Connection { get; } = connection;

    /// <summary>The transaction that statements belong to, or null.</summary>
    public SqliteTransaction? Transaction { get; set; }

    /// <inheritdoc/>
    public override string AddAlertEvent =>
        """
        INSERT INTO alert_events (alert, event, time, action, source, "offset", length, network, region)
        VALUES (@alert, @event, @time, @action, @source, @offset, @length, @network, @region) ON CONFLICT (alert, event) DO NOTHING
        """;

    /// <inheritdoc/>
    public override IReadOnlyList<int> ExecuteAll(IReadOnlyList<SqlStatement> statements) => [.. statements.Select(s => Execute(s.Sql, s.Parameters))];

    /// <summary>A statement that is kept as long as the session, for one that runs very often.</summary>
    public SqliteStatement Prepared(string sql)
    {
        if (!_prepared.TryGetValue(sql, out var statement))
        {
            _prepared.Add(sql, statement = new SqliteStatement(Connection, sql));
        }

        return statement;
    }

    /// <summary>Lets go of the statements, not of the connection.</summary>
    public void Forget()
    {
        foreach (var statement in _prepared.Values)
        {
            statement.Dispose();
        }

        _prepared.Clear();
        foreach (var command in _kept.Values)
        {
            command.Dispose();
        }

        _kept.Clear();
    }

    /// <inheritdoc/>
    protected override DbCommand Take(string sql)
    {
        if (!_kept.Remove(sql, out var command))
        {
            command = Connection.CreateCommand();
            command.CommandText = sql;
        }

        command.Transaction = Transaction;
        return command;
    }

    /// <inheritdoc/>
    protected override void GiveBack(DbCommand command)
    {
        if (_kept.Count >= MaxKept || !_kept.TryAdd(command.CommandText, (SqliteCommand)command))
        {
            command.Dispose();
        }
    }
}
