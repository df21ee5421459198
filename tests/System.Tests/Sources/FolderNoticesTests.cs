using OrleansSec.Silo.Sources;
using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests.Sources;

public sealed class FolderNoticesTests
{
    private static readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_a_file_that_was_moved_into_place()
    {
        using var folder = new Folder();
        using var notices = new FolderNotices(new FolderPath(folder.Path), TimeProvider.System);
        var waiting = notices.Wait(_cancellation);

        var file = folder.Drop("a.json", [1]);

        Assert.Equal([file], await waiting);
    }

    [Fact]
    public async Task Asks_for_a_look_when_a_file_was_written_where_it_is_read()
    {
        using var folder = new Folder();
        using var notices = new FolderNotices(new FolderPath(folder.Path), TimeProvider.System);
        var waiting = notices.Wait(_cancellation);

        await File.WriteAllBytesAsync(folder["a.json"], [1], _cancellation);

        Assert.Null(await waiting);
    }

    [Theory]
    [InlineData("a.json", true)]
    [InlineData("deep/a.json.gz", true)]
    [InlineData("a.json.part", false)]
    [InlineData(".hidden/a.json", false)]
    [InlineData(".a.json", false)]
    public void Takes_what_a_look_would_take(string name, bool isTaken)
    {
        using var folder = new Folder();
        folder.Drop(name, [1]);
        var path = new FolderPath(folder.Path);

        Assert.Equal(isTaken, path.Takes(folder[name]));
        Assert.Equal(isTaken, path.List().Files.Contains(folder[name]));
    }
}
