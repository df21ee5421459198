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
    public override IReadOnlyList<int> ExecuteAll(IReadOnlyList<SqlStatement> statements)
    {
        var changed = new List<int>(statements.Count);
        foreach (var part in statements.Chunk(MaxBatch))
        {
            using var batch = new NpgsqlBatch(Connection);
            foreach (var (sql, parameters) in part)
            {
                var command = new NpgsqlBatchCommand(sql);
                Array.ForEach(parameters, p => command.Parameters.Add(new NpgsqlParameter(p.Name, Value(p.Value))));
                batch.BatchCommands.Add(command);
            }

            batch.ExecuteNonQuery();
            changed.AddRange(batch.BatchCommands.Select<NpgsqlBatchCommand, int>(c => (int)c.RecordsAffected));
        }

        return changed;
    }

    /// <inheritdoc/>
    protected override object Value(object? value) => value is string text ? PostgresText.Clean(text) : base.Value(value);
}
