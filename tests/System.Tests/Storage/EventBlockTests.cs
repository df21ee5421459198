using System.Globalization;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Stores;
using OrleansSec.Silo.Storage;
using OrleansSec.Silo.Storage.Sql.Index;
using OrleansSec.Silo.Storage.Sql.Index.Blocks;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.System.Tests.Storage;

/// <summary>What must hold however events are put into blocks.</summary>
public abstract class EventBlockTests : EventIndexTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(40, 1)]
    [InlineData(4, 2)]
    public async Task Finds_a_redelivered_event_once_in_a_merged_block_or_in_two(int again, int blocks)
    {
        Observation[] events = [.. Enumerable.Range(0, 40).Select(i => Event(Uuid(i), AccessClass.Write) with { Time = Observed.Start.AddSeconds(i / 5) })];
        await Write(Observed.Role, events);
        await Write(Observed.Role, events[..again]);

        var found = await Pages(new EventFilter(), 3);

        Assert.Equal(events.OrderByDescending(e => e.Time).ThenByDescending(e => e.EventId, StringComparer.Ordinal).Select(e => e.EventId), found.Select(e => e.EventId));
        Assert.Equal(blocks, await Blocks());
    }

    [Fact]
    public async Task Leaves_few_blocks_after_thousands_of_small_writes()
    {
        await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => Write(
            Observed.Role,
            Event(Uuid(2 * i), AccessClass.Write) with { Time = Observed.Start.AddSeconds(i) },
            Event(Uuid((2 * i) + 1), AccessClass.Write) with { Time = Observed.Start.AddSeconds(i) })));

        Assert.InRange(await Blocks(), 1, 12);
        Assert.Equal(4000, (await Pages(new EventFilter(), 500)).Select(e => e.EventId).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Cuts_what_is_too_much_for_a_block()
    {
        Observation[] events = [.. Enumerable.Range(0, StoredBlock.MostEvents + 10).Select(i => Event(Uuid(i), AccessClass.Write) with { Time = Observed.Start.AddMilliseconds(i) })];
        await Write(Observed.Role, events);

        var page = await Search(new EventFilter());

        Assert.Equal(2, await Blocks());
        Assert.Equal(events.Reverse().Take(100).Select(e => e.EventId), page.Events.Select(e => e.EventId));
    }

    public static TheoryData<string, string> Texts => new()
    {
        { "5c764532-08d9-383c-c7cd-31a53a114070", "arn:aws:s3:::bucket" },
        { "5C764532-08D9-383C-C7CD-31A53A114070", "" },
        { "5c764532008d9-383c-c7cd-31a53a114070", "0x" },
        { "0x764532-08d9-383c-c7cd-31a53a114070", " " },
        { "00000000-0000-0000-0000-000000000000", "ünïcode/日本語/🔑" },
        { "", new string('x', 10_000) },
        { "日本語~🔑", "100%_\\" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Gives_back_ids_and_resources_as_they_came(string id, string resource)
    {
        await Write(Observed.Role, Event(id, AccessClass.Write) with { Resource = resource }, Event("earlier", AccessClass.Write) with { Time = Observed.Start.AddSeconds(-1) });

        var found = await Pages(new EventFilter(), 1);

        Assert.Equal([(id, resource), ("earlier", null)], found.Select(e => (e.EventId, e.Resource)));
        Assert.Equal([id], (await Search(new EventFilter(Resource: resource))).Events.Select(e => e.EventId));
    }

    [Fact]
    public async Task Says_which_block_is_damaged_and_searches_other_days()
    {
        await Write(Observed.Role, Event("damaged", AccessClass.Write));
        await Write(Other, Event("whole", AccessClass.Write) with { Time = Observed.Start.AddDays(1) });
        await Damage(Observed.Start);

        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => Search(new EventFilter()));
        await Write(Observed.Role, Event("later", AccessClass.Write) with { Time = Observed.Start.AddMinutes(1) });

        Assert.StartsWith("Block 1 of 2026-01-05 in the event index is damaged", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["whole"], (await Search(new EventFilter(From: Observed.Start.AddDays(1)))).Events.Select(e => e.EventId));
        Assert.Equal(["later"], (await Search(new EventFilter(From: Observed.Start.AddMinutes(1), To: Observed.Start.AddDays(1)))).Events.Select(e => e.EventId));
    }

    [Fact]
    public async Task Reads_no_block_that_it_does_not_need()
    {
        await Write(Observed.Role, Event("damaged", AccessClass.Write));
        await Write(Other, Event("whole", AccessClass.Write) with { Time = Observed.Start.AddDays(1), Source = "203.0.113.9" });
        await Damage(Observed.Start);

        EventFilter[] others = [new(Principal: Other.ToString()), new(Address: "203.0.113.9"), new(Accounts: [Other.Account])];
        foreach (var filter in others)
        {
            Assert.Equal(["whole"], (await Search(filter)).Events.Select(e => e.EventId));
        }

        Assert.Equal(["whole"], (await Events.Search(new EventFilter(), null, 1, Cancellation)).Events.Select(e => e.EventId));
    }

    [Fact]
    public async Task Stops_between_blocks_when_nobody_waits_any_more()
    {
        await Write(Observed.Role, Event("e1", AccessClass.Write));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Database.Value.Read(
            session => new BlockSearch(new BlockTable(session), new EventFilter(), new CancellationToken(canceled: true)).Latest(null, 10), Cancellation));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Finds_what_a_plain_list_would(int seed)
    {
        Settings.Scope = IndexScope.All;
        var plain = new PlainEvents(seed);
        for (var i = 0; i < 30; i++)
        {
            await Writer.Write(plain.Next(), Cancellation);
        }

        for (var i = 0; i < 60; i++)
        {
            var (filter, limit) = plain.Question();
            Assert.Equal(plain.Find(filter), await Pages(filter, limit));
        }

        foreach (var sighting in await Sightings())
        {
            Assert.Equal(plain.Calls(sighting, 4), (await Sighted.Calls(sighting, 4, Cancellation)).Select(c => c.EventId));
        }
    }

    /// <summary>Writes an event to an index that has none, and finds it.</summary>
    private protected static async Task HoldsWhatIsWrittenNext(IndexDatabase database, IEventWriter writer)
    {
        var index = new SqlEventIndex(database);
        Assert.Empty((await index.Search(new EventFilter(), null, 10, Cancellation)).Events);
        await writer.Write([KeyValuePair.Create(Observed.Role, new List<Observation> { Event("new", AccessClass.Write) })], Cancellation);
        Assert.Equal(["new"], (await index.Search(new EventFilter(), null, 10, Cancellation)).Events.Select(e => e.EventId));
    }

    private static string Uuid(int number) => string.Create(CultureInfo.InvariantCulture, $"0b5e7d3a-1c2f-4e8d-9a6b-{number:x12}");

    private async Task<List<IndexedEvent>> Pages(EventFilter filter, int limit)
    {
        var (found, cursor) = (new List<IndexedEvent>(), (string?)null);
        do
        {
            var page = await Events.Search(filter, cursor, limit, Cancellation);
            found.AddRange(page.Events);
            cursor = page.Next;
        }
        while (cursor is not null);
        return found;
    }

    private Task<long> Blocks() => Database.Value.Read(session => (long)session.Scalar("SELECT count(*) FROM event_blocks")!, Cancellation);

    private Task<int> Damage(DateTimeOffset day) => Database.Value.Write(
        session =>
        {
            var number = day.ToUnixTimeSeconds() / 86400;
            var data = (byte[])session.Scalar("SELECT data FROM event_blocks WHERE day = @day", ("@day", number))!;
            data[data.Length / 2] ^= 1;
            return session.Execute("UPDATE event_blocks SET data = @data WHERE day = @day", ("@data", data), ("@day", number));
        },
        Cancellation);
}
