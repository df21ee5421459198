using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OrleansSec.Silo.Storage;
using OrleansSec.Silo.Storage.Sql;
using OrleansSec.Silo.Storage.Sql.Index;
using OrleansSec.Silo.Storage.Sqlite;
using OrleansSec.Silo.Storage.Sqlite.Index;
using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests.Storage;

/// <summary>The event index in SQLite.</summary>
public sealed class SqliteEventIndexTests : EventBlockTests
{
    private readonly Folder _folder = new();
    private SqliteDatabase? _database;
    private SqliteEventWriter _writer = null!;

    public override async ValueTask DisposeAsync()
    {
        await _database!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Opens_an_index_of_rows_without_its_events()
    {
        await using (var rows = new SqliteConnection($"Data Source={_folder["rows.db"]};Pooling=false"))
        {
            await rows.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = rows.CreateCommand();
            command.CommandText = $"{SqlScripts.In(".Sqlite.Index.")[0]}; INSERT INTO events VALUES (1, 'old', 2, 3, 4, 5, 6, 7, NULL, NULL, 8, 9, 10); PRAGMA user_version = 1;";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await using var database = new SqliteDatabase(_folder["rows.db"], ".Sqlite.Index.");
        await HoldsWhatIsWrittenNext(new IndexDatabase(database), new SqliteEventWriter(new IndexDatabase(database), Options.Create(Settings)));
    }

    private protected override Task<(IndexDatabase Index, IEventWriter Writer)> Open()
    {
        _database = new SqliteDatabase(_folder["index.db"], ".Sqlite.Index.");
        var index = new IndexDatabase(_database);
        _writer = new SqliteEventWriter(index, Options.Create(Settings));
        return Task.FromResult<(IndexDatabase, IEventWriter)>((index, _writer));
    }

    protected override async Task Sweep()
    {
        using var retention = new IndexRetention(
            new IndexDatabase(_database!), _writer, Options.Create(Settings), TimeProvider.System, NullLogger<IndexRetention>.Instance);
        Assert.Equal(2, await retention.Sweep(TestContext.Current.CancellationToken));
    }
}
