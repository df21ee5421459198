using Orleans.Storage;
using OrleansSec.Silo.Storage.Sqlite;
using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests.Storage;

/// <summary>The conformance suite on SQLite.</summary>
public sealed class SqliteGrainStorageTests : GrainStorageTests, IAsyncLifetime
{
    private readonly Folder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteGrainStorageTests()
    {
        _database = new SqliteDatabase(_folder["state.db"]);
        Storage = new SqliteGrainStorage(_database, Serializer);
    }

    protected override IGrainStorage Storage { get; }

    [Fact]
    public async Task Reads_what_an_earlier_process_has_stored()
    {
        var id = GrainId.Create("test", "earlier");
        var written = new GrainState<List<string>>(["one"]);
        await Storage.WriteStateAsync("entity", id, written);

        var state = new GrainState<List<string>>();
        await new SqliteGrainStorage(_database, Serializer).ReadStateAsync("entity", id, state);

        Assert.Equal(["one"], state.State);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }
}
