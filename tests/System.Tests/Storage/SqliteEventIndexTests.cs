using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OrleansSec.Silo.Storage;
using OrleansSec.Silo.Storage.Sql.Index;
using OrleansSec.Silo.Storage.Sqlite;
using OrleansSec.Silo.Storage.Sqlite.Index;
using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests.Storage;

/// <summary>The event index in SQLite.</summary>
public sealed class SqliteEventIndexTests : EventIndexTests
{
    private readonly Folder _folder = new();
    private SqliteDatabase? _database;
    private SqliteEventWriter _writer = null!;

    public override async ValueTask DisposeAsync()
    {
        await _database!.DisposeAsync();
        _folder.Dispose();
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
