using Orleans.Storage;
using OrleansSec.Silo.Storage.Sql;
using OrleansSec.Silo.Storage.Sqlite;
using OrleansSec.System.Tests.Processes;

namespace OrleansSec.System.Tests.Storage;

/// <summary>The fence in SQLite.</summary>
public sealed class SqliteStateFenceTests : StateFenceTests
{
    private readonly Folder _folder = new();
    private SqliteDatabase? _database;

    private protected override IGrainStorage States => new SqliteGrainStorage(_database!, Serializer);

    private protected override StateFence Fence { get; } = new(key => key);

    public override async ValueTask DisposeAsync()
    {
        await _database!.DisposeAsync();
        _folder.Dispose();
    }

    private protected override Task<ISqlDatabase> Open() => Task.FromResult<ISqlDatabase>(_database = new SqliteDatabase(_folder["fence.db"]));
}
