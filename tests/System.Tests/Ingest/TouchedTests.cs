using Microsoft.Extensions.Logging.Abstractions;
using OrleansSec.Contracts.Entities;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Grains;
using OrleansSec.Silo.Ingest;
using Xunit;

namespace OrleansSec.System.Tests.Ingest;

public sealed class TouchedTests
{
    [Fact]
    public async Task Sends_a_slice_once_to_an_activation_that_lives_on()
    {
        var grain = new Entity();
        var touched = Touch(grain);

        await Send(touched, grain, "1");
        await Send(touched, grain, "2");
        await touched.Commit(CancellationToken.None);

        Assert.Equal(["1", "2", "commit"], grain.Heard);
    }

    [Fact]
    public async Task Sends_all_slices_again_in_order_when_the_activation_was_lost_before_the_commit()
    {
        var grain = new Entity();
        var touched = Touch(grain);
        await Send(touched, grain, "1");
        await Send(touched, grain, "2");

        grain.Lose();
        await touched.Commit(CancellationToken.None);

        Assert.Equal(["commit", "1", "2", "commit"], grain.Heard);
    }

    [Fact]
    public async Task Sends_the_earlier_slices_first_when_the_activation_was_lost_between_two()
    {
        var grain = new Entity();
        var touched = Touch(grain);
        await Send(touched, grain, "1");

        grain.Lose();
        await Send(touched, grain, "2");
        await touched.Commit(CancellationToken.None);

        Assert.Equal(["refused 2", "1", "2", "commit"], grain.Heard);
    }

    [Fact]
    public async Task Tries_again_when_a_call_fails()
    {
        var grain = new Entity { Failures = 1 };
        var touched = Touch(grain);

        await Send(touched, grain, "1");
        await touched.Commit(CancellationToken.None);

        Assert.Equal(["failed 1", "1", "commit"], grain.Heard);
    }

    private static Touched Touch(Entity grain) => new(
        grain,
        new Patience(new IngestStatus(TimeProvider.System), TimeProvider.System, NullLogger<Patience>.Instance));

    private static Task<IReadOnlyList<string>> Send(Touched touched, Entity grain, string slice) =>
        touched.Send((incarnation, _) => grain.Observe(slice, incarnation), CancellationToken.None);

    /// <summary>An entity that notes what its living activation hears.</summary>
    private sealed class Entity : IEntityGrain
    {
        private int _incarnation = 1;

        public List<string> Heard { get; } = [];

        public int Failures { get; set; }

        private string Incarnation => $"activation {_incarnation}";

        public void Lose()
        {
            _incarnation++;
            Heard.Clear();
        }

        public Task<ObserveReceipt> Observe(string slice, string? incarnation)
        {
            if (Failures-- > 0)
            {
                Heard.Add($"failed {slice}");
                throw new TimeoutException();
            }

            var applies = incarnation is null || incarnation == Incarnation;
            Heard.Add(applies ? slice : $"refused {slice}");
            return Task.FromResult(new ObserveReceipt(Incarnation, applies, []));
        }

        public Task<string> Commit(CancellationToken cancellation)
        {
            Heard.Add("commit");
            return Task.FromResult(Incarnation);
        }

        public Task<EntityView?> View(CancellationToken cancellation) => Task.FromResult<EntityView?>(null);
    }
}
