using OrleansSec.Contracts.Alerts;
using OrleansSec.Gateway.Live;
using OrleansSec.Gateway.Tests.Hosting;

namespace OrleansSec.Gateway.Tests.Live;

public sealed class FrameReaderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_once_for_watchers_who_want_the_same()
    {
        var store = new MemoryAlertStore();
        var gate = new TaskCompletionSource();
        store.Gate = gate.Task;
        store.Put(Given.Alert("a"));
        using var reader = new FrameReader(store);

        var same = Enumerable.Range(0, 100).Select(_ => reader.After(new AlertFilter(Accounts: [Given.Account]), 0, Cancellation)).ToArray();
        var other = reader.After(new AlertFilter(), 0, Cancellation);
        gate.SetResult();

        Assert.All(await Task.WhenAll(same), frame => Assert.Single(frame.Alerts));
        Assert.Single((await other).Alerts);
        Assert.Equal(2, store.Reads);
    }

    [Fact]
    public async Task Reads_on_for_the_others_when_a_watcher_leaves()
    {
        var store = new MemoryAlertStore();
        var gate = new TaskCompletionSource();
        store.Gate = gate.Task;
        using var reader = new FrameReader(store);
        using var leaving = new CancellationTokenSource();

        var left = reader.After(new AlertFilter(), 0, leaving.Token);
        var stays = reader.After(new AlertFilter(), 0, Cancellation);
        await leaving.CancelAsync();
        gate.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.Empty((await stays).Alerts);
    }
}
