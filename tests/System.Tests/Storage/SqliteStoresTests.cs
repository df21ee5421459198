using OrleansSec.Silo.Storage.Sql;
using OrleansSec.Silo.Storage.Sqlite;
using OrleansSec.System.Tests.Processes;

namespace OrleansSec.System.Tests.Storage;

/// <summary>The stores in SQLite.</summary>
public sealed class SqliteStoresTests : StoresTests
{
    private readonly Folder _folder = new();
    private SqliteDatabase? _database;

    public override async ValueTask DisposeAsync()
    {
        await _database!.DisposeAsync();
        _folder.Dispose();
    }

    private protected override Task<ISqlDatabase> Open() => Task.FromResult<ISqlDatabase>(_database = new SqliteDatabase(_folder["stores.db"]));
}
