using Orleans.Storage;
using OrleansSec.Silo.Storage.Postgres;
using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests.Storage;

/// <summary>The conformance suite on PostgreSQL.</summary>
public sealed class PostgresGrainStorageTests(PostgresServer server) : GrainStorageTests, IAsyncLifetime
{
    private PostgresDatabase _database = null!;
    private PostgresStateWriter _writer = null!;
    private PostgresGrainStorage _storage = null!;

    protected override IGrainStorage Storage => _storage;

    public async ValueTask InitializeAsync()
    {
        _database = PostgresDatabase.Open(await server.Database("grain-state"));
        _writer = new PostgresStateWriter(_database.Source);
        _storage = new PostgresGrainStorage(_database.Source, _writer, Serializer);
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _database.DisposeAsync();
    }
}
