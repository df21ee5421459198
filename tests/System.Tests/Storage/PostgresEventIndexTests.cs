using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OrleansSec.Silo.Storage;
using OrleansSec.Silo.Storage.Postgres;
using OrleansSec.Silo.Storage.Postgres.Index;
using OrleansSec.Silo.Storage.Sql.Index;
using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests.Storage;

/// <summary>The event index in PostgreSQL.</summary>
public sealed class PostgresEventIndexTests(PostgresServer server) : EventIndexTests
{
    private PostgresDatabase? _database;

    public override ValueTask DisposeAsync() => _database!.DisposeAsync();

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
