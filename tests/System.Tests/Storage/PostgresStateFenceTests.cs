using Orleans.Storage;
using OrleansSec.Silo.Storage.Postgres;
using OrleansSec.Silo.Storage.Sql;
using OrleansSec.System.Tests.Processes;

namespace OrleansSec.System.Tests.Storage;

/// <summary>The fence in PostgreSQL.</summary>
public sealed class PostgresStateFenceTests(PostgresServer server) : StateFenceTests
{
    private PostgresDatabase? _database;
    private PostgresStateWriter? _writer;

    private protected override IGrainStorage States => new PostgresGrainStorage(_database!.Source, _writer!, Serializer);

    private protected override StateFence Fence { get; } = new(PostgresText.Key);

    public override async ValueTask DisposeAsync()
    {
        await _writer!.DisposeAsync();
        await _database!.DisposeAsync();
    }

    private protected override async Task<ISqlDatabase> Open()
    {
        _database = PostgresDatabase.Open(await server.CreateDatabase());
        _writer = new PostgresStateWriter(_database.Source);
        return _database;
    }
}
