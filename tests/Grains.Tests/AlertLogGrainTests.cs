using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Grains;
using OrleansSec.Contracts.Verdicts;
using Xunit;

namespace OrleansSec.Grains.Tests;

public sealed class AlertLogGrainTests(ClusterFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IAlertLogGrain Log => fixture.Grains.GetGrain<IAlertLogGrain>(IAlertLogGrain.Key);

    [Fact]
    public async Task Wakes_every_watcher_when_the_log_grows()
    {
        Watcher[] watchers = [new(), new()];
        foreach (var watcher in watchers)
        {
            await Log.Watch(fixture.Grains.CreateObjectReference<IAlertLogWatcher>(watcher), Cancellation);
        }

        await Log.Append(new Judgement([]), Cancellation);

        Assert.All(await Task.WhenAll(watchers.Select(w => w.Heard.Task.WaitAsync(Cancellation))), head => Assert.True(head > 0));
    }

    [Fact]
    public async Task Wakes_its_watchers_when_a_verdict_is_given_or_taken_back()
    {
        var given = new Watcher();
        await Log.Watch(fixture.Grains.CreateObjectReference<IAlertLogWatcher>(given), Cancellation);
        await Log.Judge(new NewVerdict("v", "a", VerdictKind.Fixed, VerdictScope.Entity, null, null, "ana"), Cancellation);
        await given.Heard.Task.WaitAsync(Cancellation);
        var undone = new Watcher();
        await Log.Watch(fixture.Grains.CreateObjectReference<IAlertLogWatcher>(undone), Cancellation);

        await Log.Undo("v", "ana", Cancellation);

        await undone.Heard.Task.WaitAsync(Cancellation);
    }

    private sealed class Watcher : IAlertLogWatcher
    {
        public TaskCompletionSource<long> Heard { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Grown(long head)
        {
            Heard.TrySetResult(head);
            return Task.CompletedTask;
        }
    }
}
