using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Storage;
using Xunit;

namespace OrleansSec.System.Tests.Storage;

/// <summary>What every storage of grain state must do; one subclass for each.</summary>
public abstract class GrainStorageTests
{
    private const string State = "entity";

    /// <summary>The serializer that storages are given.</summary>
    protected static Serializer Serializer { get; } =
        new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    /// <summary>The storage, empty of the keys of these tests.</summary>
    protected abstract IGrainStorage Storage { get; }

    public static TheoryData<string> OddKeys =>
    [
        "abc+def", "0abc+def", "ABC+def", "012345678901", "12345678901", "prin:111122223333:user:ana", "arn:aws:iam::111122223333:role/" + new string('r', 1000),
        "grüße/日本語/😀", "a'b\"c;--", "a\\b", "a\0b", "a\\0b", "a\tb\nc", " x ", "$where", "a.b$c", "%_",
        new string('k', 5000) + "1", new string('k', 5000) + "2",
    ];

    [Fact]
    public async Task Reads_what_was_never_written_as_absent()
    {
        var state = await Read("never");

        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
        Assert.Empty(state.State!);
    }

    [Fact]
    public async Task Reads_back_what_was_written()
    {
        var written = await Write("back", null, "one", "two");

        var state = await Read("back");

        Assert.Equal(["one", "two"], state.State);
        Assert.Equal(written.ETag, state.ETag);
        Assert.True(state.RecordExists);
        Assert.True(written.RecordExists);
    }

    [Fact]
    public async Task Each_write_changes_the_etag_and_can_follow_the_last()
    {
        var state = await Write("follow", null, "one");
        var first = state.ETag;
        state.State = ["two"];

        await Storage.WriteStateAsync(State, Id("follow"), state);

        Assert.NotEqual(first, state.ETag);
        Assert.Equal(["two"], (await Read("follow")).State);
    }

    [Fact]
    public async Task Refuses_a_write_under_a_stale_etag_and_changes_nothing()
    {
        var first = await Write("stale", null, "one");
        await Write("stale", first.ETag, "two");

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write("stale", first.ETag, "three"));

        Assert.Equal(["two"], (await Read("stale")).State);
    }

    [Fact]
    public async Task Refuses_a_first_write_where_there_is_a_state()
    {
        await Write("first", null, "one");

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write("first", null, "two"));

        Assert.Equal(["one"], (await Read("first")).State);
    }

    [Fact]
    public async Task Refuses_a_write_under_an_etag_where_there_is_no_state()
    {
        var written = await Write("elsewhere", null, "one");

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write("nowhere", written.ETag, "two"));

        Assert.False((await Read("nowhere")).RecordExists);
    }

    [Fact]
    public async Task A_cleared_state_is_absent_and_can_be_made_again()
    {
        var state = await Write("clear", null, "one");

        await Storage.ClearStateAsync(State, Id("clear"), state);
        var cleared = await Read("clear");
        await Write("clear", null, "again");

        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
        Assert.Empty(state.State!);
        Assert.False(cleared.RecordExists);
        Assert.Equal(["again"], (await Read("clear")).State);
    }

    [Fact]
    public async Task A_stale_etag_neither_clears_nor_brings_back_what_was_cleared()
    {
        var first = await Write("ghost", null, "one");
        var second = await Write("ghost", first.ETag, "two");
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.ClearStateAsync(State, Id("ghost"), With(first.ETag)));
        await Storage.ClearStateAsync(State, Id("ghost"), With(second.ETag));

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write("ghost", second.ETag, "three"));
        var again = await Write("ghost", null, "four");

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write("ghost", second.ETag, "five"));
        Assert.NotEqual(first.ETag, again.ETag);
        Assert.Equal(["four"], (await Read("ghost")).State);
    }

    [Fact]
    public async Task Clearing_what_was_never_written_does_nothing()
    {
        await Storage.ClearStateAsync(State, Id("void"), With(null));

        Assert.False((await Read("void")).RecordExists);
    }

    [Fact]
    public async Task One_of_many_first_writes_wins()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8 * 40).Select(i => Wins($"race{i % 40}", null, $"writer{i}")));

        Assert.Equal(40, results.Count(won => won));
    }

    [Fact]
    public async Task One_of_many_writes_under_the_same_etag_wins()
    {
        var etags = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            etags.Add((await Write($"duel{i}", null, "one")).ETag!);
        }

        var results = await Task.WhenAll(Enumerable.Range(0, 8 * 20).Select(i => Wins($"duel{i % 20}", etags[i % 20], $"writer{i}")));

        Assert.Equal(20, results.Count(won => won));
    }

    [Theory]
    [MemberData(nameof(OddKeys))]
    public async Task Keeps_odd_keys_apart(string key)
    {
        await WriteAs("odd", key, null, key);

        Assert.Equal([key], (await ReadAs("odd", key)).State);
    }

    [Fact]
    public async Task Keeps_grain_types_and_state_names_apart()
    {
        await WriteAs("apart", "same", null, "of one type");

        var otherType = new GrainState<List<string>>([]);
        await Storage.ReadStateAsync(State, GrainId.Create("apart2", "same"), otherType);
        var otherName = new GrainState<List<string>>([]);
        await Storage.ReadStateAsync("other", GrainId.Create("apart", "same"), otherName);

        Assert.False(otherType.RecordExists);
        Assert.False(otherName.RecordExists);
    }

    [Fact]
    public async Task Keeps_a_state_of_a_megabyte()
    {
        var text = string.Concat(Enumerable.Range(0, 200_000).Select(i => $"{i:x6}"));
        await Write("large", null, text);

        Assert.Equal([text], (await Read("large")).State);
    }

    private static GrainId Id(string key, string type = "conformance") => GrainId.Create(type, key);

    private static GrainState<List<string>> With(string? etag, params string[] state) => new([.. state]) { ETag = etag!, RecordExists = etag is not null };

    private async Task<GrainState<List<string>>> Write(string key, string? etag, params string[] state) =>
        await WriteAs("conformance", key, etag, state);

    private async Task<GrainState<List<string>>> WriteAs(string type, string key, string? etag, params string[] state)
    {
        var written = With(etag, state);
        await Storage.WriteStateAsync(State, Id(key, type), written);
        return written;
    }

    private async Task<bool> Wins(string key, string? etag, string state)
    {
        try
        {
            await Write(key, etag, state);
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }

    private Task<GrainState<List<string>>> Read(string key) => ReadAs("conformance", key);

    private async Task<GrainState<List<string>>> ReadAs(string type, string key)
    {
        var state = new GrainState<List<string>>(["stale"]) { ETag = "stale" };
        await Storage.ReadStateAsync(State, Id(key, type), state);
        return state;
    }
}
