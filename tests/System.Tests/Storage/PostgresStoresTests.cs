using OrleansSec.Silo.Storage.Postgres;
using OrleansSec.Silo.Storage.Sql;
using OrleansSec.System.Tests.Processes;

namespace OrleansSec.System.Tests.Storage;

/// <summary>The stores in PostgreSQL.</summary>
public sealed class PostgresStoresTests(PostgresServer server) : StoresTests
{
    private PostgresDatabase? _database;

    public override ValueTask DisposeAsync() => _database!.DisposeAsync();

    private protected override async Task<ISqlDatabase> Open() => _database = PostgresDatabase.Open(await server.Database("stores"));
}
