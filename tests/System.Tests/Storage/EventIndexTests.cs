using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Stores;
using OrleansSec.Silo.Storage;
using OrleansSec.Silo.Storage.Sql.Index;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.System.Tests.Storage;

/// <summary>Events kept for searching, and sightings of addresses, on every database.</summary>
public abstract class EventIndexTests : IAsyncLifetime
{
    /// <summary>A principal of another account.</summary>
    private protected static EntityId Other { get; } = EntityId.ForPrincipal("444455556666", "user", "ana");

    private protected IndexDatabase Database { get; private set; } = null!;

    private protected SqlEventIndex Events { get; private set; } = null!;

    private protected SqlSightings Sighted { get; private set; } = null!;

    private protected IEventWriter Writer { get; private set; } = null!;

    /// <summary>What is kept.</summary>
    private protected EventIndexOptions Settings { get; } = new();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var (database, writer) = await Open();
        (Database, Events, Sighted, Writer) = (database, new SqlEventIndex(database), new SqlSightings(database, Options.Create(Settings)), writer);
    }

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>An empty index.</summary>
    private protected abstract Task<(IndexDatabase Index, IEventWriter Writer)> Open();

    /// <summary>Drops what is too old.</summary>
    protected abstract Task Sweep();

    [Theory]
    [InlineData("None", "")]
    [InlineData("Writes", "failed write")]
    [InlineData("All", "failed read write")]
    public async Task Keeps_what_it_was_told_to(string scope, string kept)
    {
        Settings.Scope = Enum.Parse<IndexScope>(scope);
        await Write(Observed.Role, Event("read", AccessClass.Read), Event("write", AccessClass.Write), Event("failed", AccessClass.Read) with { Error = "AccessDenied" });

        var page = await Search(new EventFilter());

        Assert.Equal(kept, string.Join(' ', page.Events.Select(e => e.EventId).Order(StringComparer.Ordinal)));
        Assert.NotEmpty(await Sightings());
    }

    [Fact]
    public async Task Gives_back_what_was_kept()
    {
        var event1 = Event("e1", AccessClass.Permission) with { Error = "AccessDenied", Resource = "arn:aws:iam::111122223333:role/x" };
        await Write(Observed.Role, event1);

        var found = Assert.Single((await Search(new EventFilter())).Events);

        Assert.Equal(
            new IndexedEvent("e1", event1.Time, Observed.Role, event1.Action, "eu-west-1", "198.51.100.0/24", "198.51.100.7", "AccessDenied", event1.Resource, event1.Raw),
            found);
    }

    public static TheoryData<EventFilter, string> Filters => new()
    {
        { new(Accounts: ["444455556666"]), "e2" },
        { new(Accounts: []), "" },
        { new(Principal: Observed.Role.ToString()), "e1" },
        { new(Action: "iam:CreateUser"), "e2" },
        { new(Service: "iam"), "e2" },
        { new(Service: "ia"), "" },
        { new(Region: "us-east-1"), "e2" },
        { new(Address: "203.0.113.9"), "e2" },
        { new(Network: "198.51.100.0/24"), "e1" },
        { new(Error: "AccessDenied"), "e2" },
        { new(Failed: false), "e1" },
        { new(Failed: true), "e2" },
        { new(Resource: "SALARIES"), "e1" },
        { new(Resource: "%"), "" },
        { new(From: Observed.Start.AddMinutes(1)), "e2" },
        { new(To: Observed.Start.AddMinutes(1)), "e1" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Finds_by_every_part_of_a_filter(EventFilter filter, string expected)
    {
        await Write(Observed.Role, Event("e1", AccessClass.Write) with { Resource = "bucket/salaries" });
        await Write(Other, Event("e2", AccessClass.Write) with
        {
            Time = Observed.Start.AddMinutes(2),
            Action = "iam:CreateUser",
            Region = "us-east-1",
            Source = "203.0.113.9",
            Network = "203.0.113.0/24",
            Error = "AccessDenied",
        });

        var page = await Search(filter);

        Assert.Equal(expected, string.Join(' ', page.Events.Select(e => e.EventId)));
    }

    [Fact]
    public async Task Pages_from_the_latest_to_the_first_without_gap_or_repeat()
    {
        await Write(Observed.Role, [.. Enumerable.Range(0, 25).Select(i => Event($"e{i:D2}", AccessClass.Write) with { Time = Observed.Start.AddSeconds(i / 3) })]);
        var (found, cursor) = (new List<string>(), (string?)null);
        do
        {
            var page = await Events.Search(new EventFilter(), cursor, 7, TestContext.Current.CancellationToken);
            found.AddRange(page.Events.Select(e => e.EventId));
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"e{i:D2}").Reverse(), found);
    }

    [Fact]
    public async Task Keeps_a_redelivered_event_once_and_the_first_call_of_each_day()
    {
        var late = Event("late", AccessClass.Read) with { Time = Observed.Start.AddHours(2) };
        var first = Event("first", AccessClass.Write);
        var tomorrow = Event("tomorrow", AccessClass.Read) with { Time = Observed.Start.AddDays(1) };
        var service = Event("service", AccessClass.Write) with { Source = "ec2.amazonaws.com", Network = "aws:ec2" };
        var inside = Event("inside", AccessClass.Write) with { Source = "10.0.0.1", Network = "private" };
        await Write(Observed.Role, late, service, inside);
        await Write(Observed.Role, first, tomorrow);
        await Write(Observed.Role, first, tomorrow, late);

        var sightings = await Sightings();

        Assert.Equal(["first", "tomorrow"], sightings.Select(s => s.First.EventId));
        Assert.All(sightings, s => Assert.Equal(("198.51.100.7", Observed.Role), (s.Address, s.Principal)));
        Assert.Equal(3, (await Search(new EventFilter())).Events.Count);
    }

    [Fact]
    public async Task Drops_what_is_older_than_the_retention_by_the_latest_event()
    {
        Settings.Retention = TimeSpan.FromDays(30);
        await Write(Observed.Role, Event("old", AccessClass.Write));
        await Write(Observed.Role, Event("new", AccessClass.Write) with { Time = Observed.Start.AddDays(40) });
        await Sweep();
        await Write(Observed.Role, Event("again", AccessClass.Write) with { Time = Observed.Start.AddDays(41), Region = "us-east-1" });

        Assert.Equal(["again", "new"], (await Search(new EventFilter())).Events.Select(e => e.EventId));
        Assert.Equal(2, (await Sightings()).Count);
    }

    [Fact]
    public async Task Keeps_what_is_written_again_after_its_transaction_was_undone()
    {
        using var goOn = new ManualResetEventSlim();
        var isBusy = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var busy = Database.Value.Write(
            _ =>
            {
                isBusy.SetResult();
                goOn.Wait();
                return 0;
            },
            TestContext.Current.CancellationToken);
        await isBusy.Task;
        var undone = Write(Observed.Role, Event("e1", AccessClass.Write));
        var broken = Database.Value.Write<int>(_ => throw new SqliteException("Broken.", 10), TestContext.Current.CancellationToken);
        goOn.Set();
        await busy;
        await Assert.ThrowsAsync<IOException>(() => broken);
        await Assert.ThrowsAsync<IOException>(() => undone);

        await Write(Other, Event("e2", AccessClass.Write) with { Action = "iam:CreateUser" });
        await Write(Observed.Role, Event("e1", AccessClass.Write));

        Assert.Equal(
            [("e1", Observed.Role, Event("e1", AccessClass.Write).Action), ("e2", Other, "iam:CreateUser")],
            (await Search(new EventFilter())).Events.OrderBy(e => e.EventId, StringComparer.Ordinal).Select(e => (e.EventId, e.Principal, e.Action)));
        Assert.Equal(["e1", "e2"], (await Sightings()).Select(s => s.First.EventId).Order(StringComparer.Ordinal));
    }

    private protected static Observation Event(string id, AccessClass access) => Observed.At(Observed.Start, id) with { Access = access };

    private protected Task Write(EntityId principal, params Observation[] observations) =>
        Writer.Write([KeyValuePair.Create(principal, observations.ToList())], TestContext.Current.CancellationToken);

    private protected Task<EventPage> Search(EventFilter filter) => Events.Search(filter, null, 100, TestContext.Current.CancellationToken);

    private protected Task<IReadOnlyList<Sighted>> Sightings() => Sighted.Page(default, 100, TestContext.Current.CancellationToken);
}
