using OrleansSec.Silo.Sources;
using OrleansSec.Silo.Storage;
using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests.Sources;

public sealed class PushSourceTests
{
    private static readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Spools_an_upload_durably_while_the_database_does_not_answer()
    {
        using var folder = new Folder();
        var push = new PushSource(folder["spool"], new PushOptions { AskFor = TimeSpan.Zero }, new SilentLedger(), TimeProvider.System);

        var receipt = await push.Accept(Content("one"), _cancellation);

        Assert.False(receipt.Repeated);
        Assert.Equal("one", await File.ReadAllTextAsync(Path.Combine(folder["spool"], $"{receipt.BatchId}.batch"), _cancellation));
    }

    [Fact]
    public async Task Refuses_when_as_many_uploads_wait_as_may()
    {
        using var folder = new Folder();
        var push = new PushSource(folder["spool"], new PushOptions { MaxWaiting = 1 }, new MemoryLedger(), TimeProvider.System);
        await push.Accept(Content("one"), _cancellation);

        await Assert.ThrowsAsync<IOException>(() => push.Accept(Content("two"), _cancellation));

        Assert.Single(Directory.GetFiles(folder["spool"]));
    }

    [Fact]
    public async Task Takes_uploads_again_when_the_waiting_ones_are_acknowledged()
    {
        using var folder = new Folder();
        var push = new PushSource(folder["spool"], new PushOptions { MaxWaiting = 1 }, new MemoryLedger(), TimeProvider.System);
        await push.Accept(Content("one"), _cancellation);
        var batch = await push.Batches(_cancellation).FirstAsync(_cancellation);

        batch.Acknowledged!();
        await push.Accept(Content("two"), _cancellation);

        Assert.Equal(1, push.View.Pending);
    }

    private static MemoryStream Content(string text) => new(global::System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>The database is away.</summary>
    private sealed class SilentLedger : IBatchLedger
    {
        public async Task<bool> Knows(string batchId, CancellationToken cancellation)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            return false;
        }

        public Task Acknowledge(IReadOnlyList<BatchRecord> batches, IReadOnlyCollection<Sighting> seen, CancellationToken cancellation) => Task.CompletedTask;

        public Task<Totals> Totals(CancellationToken cancellation) => throw new NotSupportedException();
    }
}
