using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Budgets;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Stores;
using OrleansSec.Contracts.Verdicts;
using OrleansSec.Silo.Storage;
using OrleansSec.Silo.Storage.Sql;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.System.Tests.Storage;

/// <summary>Alert log, ledger, verdicts and what goes with them, on every database; one subclass for each.</summary>
public abstract class StoresTests : IAsyncLifetime
{
    private readonly string _test = Path.GetRandomFileName();
    private SqlAlertStore _alerts = null!;
    private SqlVerdictStore _verdicts = null!;
    private SqlBatchLedger _ledger = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private EntityId Entity => EntityId.ForPrincipal("111122223333", "role", _test);

    private AlertFilter Mine => new(Entity: Entity.ToString());

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Database = await Open();
        (_alerts, _verdicts, _ledger) =
            (new SqlAlertStore(Database, TimeProvider.System), new SqlVerdictStore(Database, TimeProvider.System), new SqlBatchLedger(Database, TimeProvider.System));
    }

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>The database.</summary>
    private protected ISqlDatabase Database { get; private set; } = null!;

    /// <summary>Opens the database.</summary>
    private protected abstract Task<ISqlDatabase> Open();

    [Fact]
    public async Task Gives_back_an_alert_with_its_events_and_evidence()
    {
        var update = Update("whole", 13, "e1", "e2") with { Techniques = ["T1078.004"], Reasons = [new Reason("region", "eu", 13, "new \"region\"")] };
        await Append(update);
        await _alerts.KeepEvidence([new Evidence($"{_test}e1", "{\"a\":1}"), new Evidence($"{_test}e1", "{\"a\":2}")], Cancellation);

        var found = await _alerts.Find(update.Id, Cancellation);

        Assert.NotNull(found);
        Assert.Equal((update.Title, update.Score, update.Severity, 2L), (found.Alert.Title, found.Alert.Score, found.Alert.Severity, found.Alert.Count));
        Assert.Equal(update.Reasons, found.Alert.Reasons);
        Assert.Equal(update.Events, found.Events);
        Assert.Equal("{\"a\":1}", Assert.Single(found.Evidence).Json);
        Assert.Equal([$"{_test}e1", $"{_test}e2"], await _alerts.EventIds(update.Id, Cancellation));
        Assert.Null(await _alerts.Find("none", Cancellation));
    }

    [Fact]
    public async Task Merges_in_any_order_to_the_same_alert_and_repeats_take_no_number()
    {
        AlertUpdate[] updates = [Update("merge", 13, "e1"), Update("merge", 15, "e2", "e3"), Update("merge", 14, "e3", "e4")];

        foreach (var update in updates.Concat(updates.Reverse()))
        {
            await Append(update);
        }

        var head = await _alerts.Head(Cancellation);
        await Append(updates);
        var alert = (await _alerts.Find(updates[0].Id, Cancellation))!.Alert;
        Assert.Equal((15, 4L, $"{_test}e2"), (alert.Score, alert.Count, updates[1].JudgedEventId));
        Assert.Equal((Observed.Start.AddSeconds(1), Observed.Start.AddSeconds(4)), (alert.Time, alert.Last));
        Assert.Equal(head, await _alerts.Head(Cancellation));
    }

    [Fact]
    public async Task Numbers_concurrent_appends_without_gap()
    {
        var before = await _alerts.Head(Cancellation);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Append(Update($"gapless{i}", 13, $"e{i}"))));

        var (after, sequences) = (before, new List<long>());
        for (AlertFrame frame; (frame = await _alerts.After(Mine, after, 30, Cancellation)).To > after; after = frame.To)
        {
            sequences.AddRange(frame.Alerts.Select(a => a.Sequence));
        }

        Assert.Equal(Enumerable.Range(1, 100).Select(i => before + i), sequences);
        Assert.Equal(before + 100, await _alerts.Head(Cancellation));
    }

    [Theory]
    [InlineData("T1078", 1)]
    [InlineData("T1078.004", 1)]
    [InlineData("T107", 0)]
    [InlineData("T1078.00", 0)]
    [InlineData("%", 0)]
    public async Task Finds_by_technique(string technique, int found)
    {
        await Append(Update("technique", 13, "e1") with { Techniques = ["T1530", "T1078.004"] });

        Assert.Equal(found, (await Find(Mine with { Technique = technique })).Count);
    }

    [Fact]
    public async Task Finds_by_text_severity_time_account_and_page()
    {
        await Append(Update("low", 13, "e1") with { Title = "100% odd_name" }, Update("high", 14, "e9") with { Severity = Severity.Critical, Title = "Another" });

        Assert.Equal("100% odd_name", Assert.Single(await Find(Mine with { Text = "0% ODD_n" })).Title);
        Assert.Empty(await Find(Mine with { Text = "100_" }));
        Assert.Equal("Another", Assert.Single(await Find(Mine with { MinSeverity = Severity.High })).Title);
        Assert.Equal("Another", Assert.Single(await Find(Mine with { From = Observed.Start.AddSeconds(5) })).Title);
        Assert.Empty(await Find(Mine with { Accounts = ["444455556666"] }));
        Assert.Empty(await Find(Mine with { Accounts = [] }));
        var page = await _alerts.Query(Mine, null, 1, Cancellation);
        Assert.Equal("Another", Assert.Single(page.Alerts).Title);
        Assert.Equal("100% odd_name", Assert.Single((await _alerts.Query(Mine, page.Before, 1, Cancellation)).Alerts).Title);
    }

    [Fact]
    public async Task Takes_text_that_is_no_text()
    {
        var update = Update("nul", 13, "e\0\ud800") with { Title = "a\0b" };

        await Append(update);
        await Append(update);

        Assert.Equal(1, Assert.Single(await Find(Mine)).Count);
    }

    [Fact]
    public async Task Acknowledges_a_batch_once_with_quarantine_and_sightings()
    {
        var before = await _ledger.Totals(Cancellation);
        var record = new BatchRecord($"{_test}b", "folder", "a.json", 10, 2, [new QuarantineEntry(5, "too-deep", "deep", 3)]);
        Assert.False(await _ledger.Knows(record.Id, Cancellation));

        await _ledger.Acknowledge([record], [new Sighting(Entity, Observed.Start.AddHours(1), Observed.Start.AddHours(2))], Cancellation);
        await _ledger.Acknowledge([record], [new Sighting(Entity, Observed.Start, Observed.Start.AddHours(1))], Cancellation);

        Assert.True(await _ledger.Knows(record.Id, Cancellation));
        var after = await _ledger.Totals(Cancellation);
        Assert.Equal((1, 10, 3, 2), (after.Batches - before.Batches, after.Events - before.Events, after.Quarantined - before.Quarantined, after.Skipped - before.Skipped));
        var row = (await new SqlQuarantine(Database).List(null, 1, Cancellation))[0];
        Assert.Equal(("a.json", 5L, "too-deep", 3L), (row.Source, row.Offset, row.Reason, row.Count));
        var entities = await new SqlEntityDirectory(Database).List(["111122223333"], EntityKind.Principal, _test.ToUpperInvariant(), null, 10, Cancellation);
        var entity = Assert.Single(entities.Entities);
        Assert.Equal((Entity, Observed.Start, Observed.Start.AddHours(2)), (entity.Id, entity.FirstSeen, entity.LastSeen));
    }

    [Fact]
    public async Task Gives_replaces_counts_and_takes_back_verdicts()
    {
        var update = Update("judged", 13, "e1");
        await Append(update);
        var version = await _verdicts.Version(Cancellation);

        Assert.Null(await _verdicts.Give(Verdict("v0", "none"), Cancellation));
        var first = await _verdicts.Give(Verdict("v1", update.Id), Cancellation);
        var second = await _verdicts.Give(Verdict("v2", update.Id), Cancellation);
        await _alerts.Append(new Judgement([], [], [Silenced("e7"), Silenced("e7"), Silenced("e8")]), Cancellation);

        Assert.Equal($"{_test}v2", (await _alerts.Find(update.Id, Cancellation))!.Alert.Verdict!.Id);
        Assert.NotNull((await _verdicts.Find(first!.Id, Cancellation))!.UndoneAt);
        Assert.Contains(await _verdicts.InForce(Cancellation), v => v.Id == second!.Id && v.Silenced == 2);
        Assert.Equal(version + 3, await _verdicts.Version(Cancellation));
        var undone = await _verdicts.Undo(second!.Id, "ben", Cancellation);
        Assert.Equal("ben", undone!.UndoneBy);
        Assert.Null((await _alerts.Find(update.Id, Cancellation))!.Alert.Verdict);
        Assert.Equal(2, (await _verdicts.List(new VerdictFilter(AlertId: update.Id, IsActive: false), null, 10, Cancellation)).Verdicts.Count);
        var audit = await new SqlAuditLog(Database).List(["111122223333"], null, 4, Cancellation);
        Assert.Equal(["verdict-undone", "verdict-given", "verdict-replaced", "verdict-given"], audit.Rows.Select(r => r.Change));

        SilencedEvent Silenced(string id) => new(second!.Id, id, Observed.Start);
    }

    [Fact]
    public async Task Sets_a_threshold_once_and_keeps_the_highest_candidate()
    {
        var budget = new SqlBudgetStore(Database, Microsoft.Extensions.Options.Options.Create(new Silo.Ingest.BudgetOptions()), TimeProvider.System);
        await _alerts.Append(new Judgement([], [new Candidate(_test, 20_000, 14, true), new Candidate(_test, 20_000, 13, true)], []), Cancellation);

        var first = await budget.Threshold(20_001, Cancellation);
        await budget.Change(3, "ana", Cancellation);

        Assert.Equal(first, await budget.Threshold(20_001, Cancellation));
        var view = await budget.Read(Cancellation);
        Assert.Equal((3, "ana"), (view.PerDay, view.ChangedBy));
    }

    [Fact]
    public async Task Keeps_keys_by_hash()
    {
        var keys = new SqlAccessStore(Database, TimeProvider.System);

        Assert.True(await keys.Add($"{_test}hash", new ApiKey(_test, "viewer", ["111122223333"]), Cancellation));
        Assert.False(await keys.Add($"{_test}other", new ApiKey(_test, "admin", null), Cancellation));
        Assert.Equal(["111122223333"], (await keys.FindKey($"{_test}hash", Cancellation))!.Accounts!);
        Assert.True(await keys.Remove(_test, Cancellation));
        Assert.Null(await keys.FindKey($"{_test}hash", Cancellation));
    }

    [Fact]
    public async Task Remembers_the_last_place_of_each_cursor()
    {
        var cursors = new SqlCursors(Database);

        await cursors.Write($"{_test}a", "1", Cancellation);
        await cursors.Write($"{_test}b", "2", Cancellation);
        await cursors.Write($"{_test}a", "3", Cancellation);

        Assert.Equal("3", await cursors.Read($"{_test}a", Cancellation));
        Assert.Equal("2", await cursors.Read($"{_test}b", Cancellation));
        Assert.Null(await cursors.Read($"{_test}c", Cancellation));
    }

    private Task<long> Append(params AlertUpdate[] updates) => _alerts.Append(new Judgement(updates), Cancellation);

    private async Task<IReadOnlyList<Alert>> Find(AlertFilter filter) => (await _alerts.Query(filter, null, 100, Cancellation)).Alerts;

    private AlertUpdate Update(string id, double score, params string[] events) => new(
        $"{_test}{id}", "first-use", Entity, ActorKind.Human, Severity.Low, score, $"Title {id}", [], [], $"{_test}{events[0]}",
        [
            .. events.Select(e => new AlertEvent(
                _test + e, Observed.Start.AddSeconds(e.Length > 1 && char.IsAsciiDigit(e[^1]) ? e[^1] - '0' : 0), "s3:GetObject", new EventPointer("a.json", 0, 9))),
        ],
        "fold",
        12);

    private NewVerdict Verdict(string id, string alert) =>
        new(_test + id, alert, VerdictKind.Expected, VerdictScope.Entity, null, null, "ana");
}
