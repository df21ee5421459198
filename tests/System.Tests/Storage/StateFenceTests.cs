using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Storage;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Budgets;
using OrleansSec.Contracts.Events;
using OrleansSec.Silo.Storage.Sql;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.System.Tests.Storage;

/// <summary>What the alert log takes of judgements upon a stored state, on every database that holds both; one subclass for each.</summary>
public abstract class StateFenceTests : IAsyncLifetime
{
    private const string Name = "entity";

    private SqlAlertStore _alerts = null!;

    /// <summary>The serializer that storages are given.</summary>
    private protected static Serializer Serializer { get; } =
        new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The storage of states.</summary>
    private protected abstract IGrainStorage States { get; }

    /// <summary>The fence, as the storage registers it.</summary>
    private protected abstract StateFence Fence { get; }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _alerts = new SqlAlertStore(await Open(), TimeProvider.System, Fence);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>Opens the database.</summary>
    private protected abstract Task<ISqlDatabase> Open();

    public static TheoryData<string> Keys => ["prin:111122223333:user:ana", "a\\b\0c", new string('k', 5000)];

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Takes_what_was_judged_upon_the_last_version_and_refuses_what_was_upon_another(string key)
    {
        var id = GrainId.Create("fenced", key);
        var none = new StateVersion(id, Name, null);
        await Append(none);

        var first = await Write(id, null);
        await Refuses(none);
        await Append(first);

        var second = await Write(id, first.Etag);
        await Refuses(none);
        await Refuses(first);
        await Append(second);
        await Append(null);
    }

    [Fact]
    public async Task Refuses_a_version_where_there_is_none()
    {
        var written = await Write(GrainId.Create("fenced", "written"), null);

        await Refuses(written with { Grain = GrainId.Create("fenced", "never") });
        await Refuses(written with { Grain = GrainId.Create("other", "written") });
        await Refuses(written with { Name = "other" });
    }

    [Fact]
    public async Task A_cleared_state_is_none()
    {
        var id = GrainId.Create("fenced", "cleared");
        var written = await Write(id, null);
        await States.ClearStateAsync(Name, id, new GrainState<List<string>>([]) { ETag = written.Etag!, RecordExists = true });

        await Refuses(written);
        await Append(written with { Etag = null });
    }

    [Fact]
    public async Task What_is_refused_changes_nothing_and_takes_nothing_with_it()
    {
        var id = GrainId.Create("fenced", "group");
        await Write(id, null);
        var before = await _alerts.Head(Cancellation);

        // Sent at once they share transactions.
        var sent = Enumerable.Range(0, 200).Select(i => (Upon: i % 2 == 0 ? null : new StateVersion(id, Name, null), Alert: $"group{i}")).ToArray();
        var done = await Task.WhenAll(sent.Select(async s => await Taken(s.Upon, s.Alert)));

        Assert.Equal(sent.Select(s => s.Upon is null), done);
        Assert.Equal(before + 100, await _alerts.Head(Cancellation));
        Assert.NotNull(await _alerts.Find("group0", Cancellation));
        Assert.Null(await _alerts.Find("group1", Cancellation));
    }

    private async Task Refuses(StateVersion upon) => await Assert.ThrowsAsync<InvalidOperationException>(() => Append(upon));

    private async Task<bool> Taken(StateVersion? upon, string alert)
    {
        try
        {
            await Append(upon, alert);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private Task<long> Append(StateVersion? upon, string alert = "alert") =>
        _alerts.Append(new Judgement([Update(alert)], [new Candidate(alert, 20_000, 14, true)], []) { Upon = upon }, Cancellation);

    private static AlertUpdate Update(string id) => new(
        id, "first-use", Observed.Role, ActorKind.Human, Severity.Low, 13, "A title", [], [], "e1",
        [new AlertEvent("e1", Observed.Start, "s3:GetObject", new EventPointer("a.json", 0, 9))], "fold", 12);

    private async Task<StateVersion> Write(GrainId id, string? etag)
    {
        var state = new GrainState<List<string>>(["learnt"]) { ETag = etag!, RecordExists = etag is not null };
        await States.WriteStateAsync(Name, id, state);
        return new StateVersion(id, Name, state.ETag);
    }
}
