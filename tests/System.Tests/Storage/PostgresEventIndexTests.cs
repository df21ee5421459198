using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using OrleansSec.Silo.Storage;
using OrleansSec.Silo.Storage.Postgres;
using OrleansSec.Silo.Storage.Postgres.Index;
using OrleansSec.Silo.Storage.Sql;
using OrleansSec.Silo.Storage.Sql.Index;
using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests.Storage;

/// <summary>The event index in PostgreSQL.</summary>
public sealed class PostgresEventIndexTests(PostgresServer server) : EventBlockTests
{
    private PostgresDatabase? _database;

    public override ValueTask DisposeAsync() => _database!.DisposeAsync();

    [Fact]
    public async Task Opens_an_index_of_rows_without_its_events()
    {
        var connection = await server.CreateDatabase();
        await using (var source = NpgsqlDataSource.Create(PostgresConnection.Complete(connection, PostgresDatabase.Schema)))
        {
            var scripts = SqlScripts.In(".Postgres.Migrations.").TakeWhile(s => !s.Contains("event_blocks", StringComparison.Ordinal)).ToArray();
            await using var command = source.CreateCommand(
                $"""
                CREATE SCHEMA {PostgresDatabase.Schema};
                {string.Join(";\n", scripts)};
                CREATE TABLE schema_version (only_row BIGINT PRIMARY KEY, version BIGINT NOT NULL);
                INSERT INTO schema_version VALUES (1, {scripts.Length});
                CREATE TABLE events_20260105 PARTITION OF events FOR VALUES FROM (1767571200000) TO (1767657600000);
                INSERT INTO events VALUES (1767571200000, 'old', 2, 3, 4, 5, 6, 7, NULL, NULL, 8, 9, 10);
                """);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await using var database = PostgresDatabase.Open(connection);
        var index = new IndexDatabase(new PostgresIndex(database));
        await HoldsWhatIsWrittenNext(index, new PostgresEventWriter(index, Options.Create(Settings), TimeProvider.System));
    }

    private protected override async Task<(IndexDatabase Index, IEventWriter Writer)> Open()
    {
        // The days that there are partitions of decide what is too old, so no test may meet another's.
        _database = PostgresDatabase.Open(await server.CreateDatabase());
        var index = new IndexDatabase(new PostgresIndex(_database));
        return (index, new PostgresEventWriter(index, Options.Create(Settings), TimeProvider.System));
    }

    protected override async Task Sweep()
    {
        using var retention = new PostgresRetention(
            _database!, Options.Create(Settings), Options.Create(new AlertRetentionOptions()), TimeProvider.System, NullLogger<PostgresRetention>.Instance);
        Assert.True(await retention.Sweep(TestContext.Current.CancellationToken) >= 2);
    }
}
