using Orleans.Runtime.Placement;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Grains;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Grains.Tests;

public sealed class PrincipalGrainTests(ClusterFixture cluster)
{
    private static readonly RuleSummary _rule = new("trail_stopped", "A trail was stopped", Severity.High, ["T1562.008"]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Has_written_its_alerts_when_it_answers()
    {
        var (id, grain) = Principal("write-through");

        var receipt = await grain.Observe(Slice("a#0", "e1", "e2"), null, Cancellation);

        Assert.True(receipt.Applied);
        Assert.Equal(["e1", "e2"], receipt.Evidence.Order());
        Assert.Equal(["e1", "e2"], Assert.Single(cluster.Alerts.Of(id)).Events);
    }

    [Fact]
    public async Task Applies_a_slice_once_and_asks_for_its_evidence_again_also_after_it_is_stored()
    {
        var (_, grain) = Principal("once");
        var first = await grain.Observe(Slice("a#0", "e1"), null, Cancellation);

        var again = await grain.Observe(Slice("a#0", "e1"), first.Incarnation, Cancellation);
        await grain.Commit(Cancellation);
        var late = await grain.Observe(Slice("a#0", "e1"), null, Cancellation);

        Assert.Equal(["e1"], again.Evidence);
        Assert.True(late.Applied);
        Assert.Equal(["e1"], late.Evidence);
        Assert.Equal(1, (await grain.View(Cancellation))!.Events);
    }

    [Fact]
    public async Task Judges_nothing_for_a_caller_who_counts_on_another_activation()
    {
        var (id, grain) = Principal("other");

        var receipt = await grain.Observe(Slice("a#1", "e1"), "another", Cancellation);

        Assert.False(receipt.Applied);
        Assert.Empty(cluster.Alerts.Of(id));
        Assert.Null(await grain.View(Cancellation));
    }

    [Fact]
    public async Task Remembers_what_was_committed_and_forgets_what_was_not()
    {
        var (_, grain) = Principal("remember");
        var first = await grain.Observe(Slice("a#0", "e1"), null, Cancellation);
        Assert.Equal(first.Incarnation, await grain.Commit(Cancellation));
        await grain.Observe(Slice("a#1", "e2"), first.Incarnation, Cancellation);

        await Deactivate(grain, first.Incarnation);

        Assert.Equal(1, (await grain.View(Cancellation))!.Events);
        Assert.NotEqual(first.Incarnation, await grain.Commit(Cancellation));
        Assert.True((await grain.Observe(Slice("a#1", "e2"), null, Cancellation)).Applied);
        Assert.Equal(2, (await grain.View(Cancellation))!.Events);
    }

    [Fact]
    public async Task Correlates_with_what_it_saw_before_it_was_restarted()
    {
        var (id, grain) = Principal("correlates");
        var first = await grain.Observe(Counted("a#0", "e1", TimeSpan.Zero), null, Cancellation);
        await grain.Commit(Cancellation);
        await Deactivate(grain, first.Incarnation);

        await grain.Observe(Counted("a#0", "e1", TimeSpan.Zero), null, Cancellation);
        Assert.Empty(cluster.Alerts.Of(id));
        var receipt = await grain.Observe(Counted("a#1", "e2", TimeSpan.FromSeconds(50)), null, Cancellation);

        Assert.Equal(["e1", "e2"], Assert.Single(cluster.Alerts.Of(id)).Events.Order());
        Assert.Contains("e2", receipt.Evidence);
    }

    [Fact]
    public async Task Drops_its_memory_if_the_alert_log_fails_and_raises_the_same_alert_next_time()
    {
        var (id, grain) = Principal("log-fails");
        cluster.Alerts.FailNext(id, 1);

        await Assert.ThrowsAsync<IOException>(() => grain.Observe(Slice("a#0", "e1"), null, Cancellation));
        var receipt = await Eventually(() => grain.Observe(Slice("a#0", "e1"), null, Cancellation));

        Assert.Equal(["e1"], receipt.Evidence);
        Assert.Equal(1, (await grain.View(Cancellation))!.Events);
        Assert.Single(cluster.Alerts.Of(id));
    }

    [Fact]
    public async Task Raises_nothing_and_drops_its_memory_if_another_activation_has_stored_since()
    {
        var (id, grain) = Principal("raises-late");
        var first = await grain.Observe(Slice("a#0", "e1"), null, Cancellation);
        await grain.Commit(Cancellation);
        await grain.Observe(Slice("a#1", "e2"), first.Incarnation, Cancellation);
        FaultyGrainStorage.StoreElsewhere(id.ToString());

        await Assert.ThrowsAsync<InvalidOperationException>(() => grain.Observe(Slice("a#2", "e3"), first.Incarnation, Cancellation));

        Assert.Equal(["e1", "e2"], Assert.Single(cluster.Alerts.Of(id)).Events);
        var again = await Eventually(() => grain.Observe([.. Slice("a#1", "e2"), .. Slice("a#2", "e3")], null, Cancellation));
        Assert.NotEqual(first.Incarnation, again.Incarnation);
        Assert.Equal(["e1", "e2", "e3"], Assert.Single(cluster.Alerts.Of(id)).Events);
        Assert.Equal(3, (await grain.View(Cancellation))!.Events);
    }

    [Fact]
    public async Task Commits_in_the_end_if_storage_fails_first()
    {
        var (id, grain) = Principal("storage-fails");
        var receipt = await grain.Observe(Slice("a#0", "e1"), null, Cancellation);
        FaultyGrainStorage.FailNext(id.ToString(), StorageFault.BeforeWrite);

        await Assert.ThrowsAsync<Orleans.Runtime.OrleansException>(() => grain.Commit(Cancellation));

        Assert.Equal(receipt.Incarnation, await grain.Commit(Cancellation));
        Assert.Equal(1, FaultyGrainStorage.Writes(id.ToString()));
    }

    [Fact]
    public async Task Gives_way_to_a_new_activation_if_a_write_was_done_but_not_confirmed()
    {
        var (id, grain) = Principal("answer-lost");
        var receipt = await grain.Observe(Slice("a#0", "e1"), null, Cancellation);
        FaultyGrainStorage.FailNext(id.ToString(), StorageFault.AfterWrite);

        await Assert.ThrowsAsync<Orleans.Runtime.OrleansException>(() => grain.Commit(Cancellation));
        var incarnation = await Eventually(() => grain.Commit(Cancellation));

        Assert.NotEqual(receipt.Incarnation, incarnation);
        Assert.True((await grain.Observe(Slice("a#0", "e1"), null, Cancellation)).Applied);
        Assert.Equal(1, (await grain.View(Cancellation))!.Events);
    }

    [Fact]
    public async Task Writes_nothing_if_nothing_was_observed()
    {
        var (id, grain) = Principal("idle");

        await grain.Commit(Cancellation);

        Assert.Equal(0, FaultyGrainStorage.Writes(id.ToString()));
    }

    [Fact]
    public async Task Stores_what_it_brought_along_when_it_moves_to_another_silo()
    {
        var (id, grain) = Principal("moves");
        var first = await grain.Observe(Slice("a#0", "e1"), null, Cancellation);
        await Move(grain);

        var moved = await Eventually(() => grain.Commit(Cancellation), incarnation => incarnation != first.Incarnation);
        var receipt = await grain.Observe(Slice("a#0", "e1"), null, Cancellation);
        await grain.Commit(Cancellation);

        Assert.Equal(moved, receipt.Incarnation);
        Assert.Equal(1, FaultyGrainStorage.Writes(id.ToString()));
        Assert.Equal(1, (await grain.View(Cancellation))!.Events);
    }

    [Fact]
    public async Task Applies_each_of_the_slices_of_one_call_once()
    {
        var (id, grain) = Principal("wave");
        await grain.Observe(Slice("a#0", "e1"), null, Cancellation);

        var receipt = await grain.Observe([.. Slice("a#0", "e1"), .. Slice("b#0", "e2"), .. Slice("b#0", "e2"), .. Slice("c#0", "e3")], null, Cancellation);

        Assert.Equal(["e1", "e2", "e3"], receipt.Evidence.Order());
        Assert.Equal(3, (await grain.View(Cancellation))!.Events);
        Assert.Equal(["e1", "e2", "e3"], Assert.Single(cluster.Alerts.Of(id)).Events.Order());
    }

    [Fact]
    public async Task Asks_for_a_bounded_share_of_a_flood_as_evidence()
    {
        var (id, grain) = Principal("flood");

        var receipt = await grain.Observe(Slice("a#0", [.. Enumerable.Range(0, 500).Select(i => $"e{i:D3}")]), null, Cancellation);

        Assert.Equal(20, receipt.Evidence.Count);
        Assert.Equal(500, Assert.Single(cluster.Alerts.Of(id)).Events.Count);
    }

    private (EntityId Id, IPrincipalGrain Grain) Principal(string name)
    {
        var id = EntityId.ForPrincipal("111122223333", "role", name);
        return (id, cluster.Grains.GetGrain<IPrincipalGrain>(id.ToString()));
    }

    private static ObservationSlice[] Slice(string id, params string[] events) => [new ObservationSlice(
        id,
        [.. events.Select((e, i) => Observed.After(TimeSpan.FromSeconds(i), e) with { Hits = [new RuleHit(_rule, [])] })])];

    private static ObservationSlice[] Counted(string id, string eventId, TimeSpan after) => [new ObservationSlice(
        id, [Observed.After(after, eventId) with { Hits = [new RuleHit(new RuleSummary("counted", "Counted", Severity.Low, [], true), [])] }])];

    private async Task Move(IPrincipalGrain grain)
    {
        var here = await cluster.Cluster.Client.GetGrain<IManagementGrain>(0).GetActivationAddress(grain);
        var there = cluster.Cluster.Silos.Select(s => s.SiloAddress).First(s => !s.Equals(here));
        RequestContext.Set(IPlacementDirector.PlacementHintKey, there);
        await grain.Cast<Orleans.Core.Internal.IGrainManagementExtension>().MigrateOnIdle();
        RequestContext.Clear();
    }

    private static async Task Deactivate(IPrincipalGrain grain, string incarnation)
    {
        await grain.Cast<Orleans.Core.Internal.IGrainManagementExtension>().DeactivateOnIdle();
        await Eventually(() => grain.Commit(Cancellation), now => now != incarnation);
    }

    // An activation that has failed or moves answers once more or not at all; the next one takes over by itself.
    private static async Task<T> Eventually<T>(Func<Task<T>> call, Func<T, bool>? isDone = null)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                var result = await call();
                if (isDone is null || isDone(result) || tries > 1000)
                {
                    return result;
                }
            }
            catch (Exception failure) when (tries < 1000 && failure is InvalidOperationException or OrleansException or IOException)
            {
                await Task.Yield();
            }
        }
    }
}
