using Microsoft.Data.Sqlite;
using OrleansSec.Silo.Storage.Sql;

namespace OrleansSec.Silo.Storage.Sqlite;

/// <summary>A session of SQLite.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : SqlSession(connection)
{
    /// <summary>The connection, for prepared statements.</summary>
    public SqliteConnection Connection { get; } = connection;

    /// <inheritdoc/>
    public override string AddAlertEvent =>
        """
        INSERT INTO alert_events (alert, event, time, action, source, "offset", length, network, region)
        VALUES (@alert, @event, @time, @action, @source, @offset, @length, @network, @region) ON CONFLICT (alert, event) DO NOTHING
        """;

    /// <inheritdoc/>
    public override int ExecuteEach(string sql, IReadOnlyList<(string Name, object? Value)[]> rows) => rows.Sum(row => Execute(sql, row));
}
