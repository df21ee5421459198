using Npgsql;
using OrleansSec.Silo.Storage.Sql;

namespace OrleansSec.Silo.Storage.Postgres;

/// <summary>A session of PostgreSQL.</summary>
internal sealed class PostgresSession(NpgsqlConnection connection) : SqlSession(connection)
{
    private const int MaxBatch = 500;

    /// <summary>The connection, for statements over arrays.</summary>
    public NpgsqlConnection Connection { get; } = connection;

    /// <inheritdoc/>
    public override string AddAlertEvent =>
        """
        INSERT INTO alert_events (alert, event, raised, time, action, source, "offset", length, network, region)
        VALUES (@alert, @event, @raised, @time, @action, @source, @offset, @length, @network, @region) ON CONFLICT DO NOTHING
        """;

    // All in one message: a round trip for each would cost more than the statements.
    /// <inheritdoc/>
    public override int ExecuteEach(string sql, IReadOnlyList<(string Name, object? Value)[]> rows)
    {
        var changed = 0;
        foreach (var part in rows.Chunk(MaxBatch))
        {
            using var batch = new NpgsqlBatch(Connection);
            foreach (var row in part)
            {
                var command = new NpgsqlBatchCommand(sql);
                Array.ForEach(row, p => command.Parameters.Add(new NpgsqlParameter(p.Name, Value(p.Value))));
                batch.BatchCommands.Add(command);
            }

            changed += batch.ExecuteNonQuery();
        }

        return changed;
    }

    /// <inheritdoc/>
    protected override object Value(object? value) => value is string text ? PostgresText.Clean(text) : base.Value(value);
}
