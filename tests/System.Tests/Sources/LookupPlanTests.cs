using OrleansSec.Silo.Sources.Lookup;
using Xunit;

namespace OrleansSec.System.Tests.Sources;

public sealed class LookupPlanTests
{
    private static readonly DateTimeOffset _start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan _overlap = TimeSpan.FromMinutes(20);

    [Fact]
    public void Puts_new_events_into_batches_the_oldest_first_and_each_once()
    {
        var plan = new LookupPlan("here", new LookupCursor(_start, []));
        LookedUp[] events = [.. Enumerable.Range(0, 700).Select(At)];

        var batches = plan.Read(_start.AddHours(1), [.. events.Reverse(), events[7]], _overlap);
        var again = plan.Read(_start.AddHours(1), [events[1], At(700)], _overlap);

        Assert.Equal(events.Select(e => e.Id), batches.SelectMany(b => b.Batch.Events));
        Assert.Equal([500, 200], batches.Select(b => b.Events.Length));
        Assert.Equal([At(700).Id], again.Single().Batch.Events);
    }

    [Fact]
    public void Makes_the_same_batch_of_the_same_events_of_one_place_only()
    {
        var here = new LookupPlan("here", new LookupCursor(_start, [])).Read(_start, [At(1), At(2)], _overlap).Single().Batch;
        var same = new LookupPlan("here", new LookupCursor(_start, [])).Read(_start, [At(2), At(1)], _overlap).Single().Batch;
        var there = new LookupPlan("there", new LookupCursor(_start, [])).Read(_start, [At(1), At(2)], _overlap).Single().Batch;

        Assert.Equal(here.Id, same.Id);
        Assert.NotEqual(here.Id, there.Id);
    }

    [Fact]
    public void Forgets_a_batch_only_when_it_is_durable_and_too_old_to_be_met_again()
    {
        var plan = new LookupPlan("here", new LookupCursor(_start, []));
        var durable = plan.Read(_start, [At(1)], _overlap).Single().Batch;
        var open = plan.Read(_start, [At(2)], _overlap).Single().Batch;
        plan.Acknowledge(durable.Id);

        plan.Read(_start.AddMinutes(19), [], _overlap);
        Assert.Equal([durable.Id, open.Id], plan.Cursor.Batches.Select(b => b.Id));
        plan.Read(_start.AddMinutes(30), [], _overlap);
        Assert.Equal([open.Id], plan.Cursor.Batches.Select(b => b.Id));
        Assert.True(plan.Has(At(2).Id));
    }

    private static LookedUp At(int second) => new($"event-{second:D4}", _start.AddSeconds(second), "{}");
}
