using System.Text.Json;
using Amazon.Runtime;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansSec.Silo.Ingest;
using OrleansSec.Silo.Sources;
using OrleansSec.Silo.Sources.Aws;
using OrleansSec.Silo.Sources.Lookup;
using OrleansSec.System.Tests.Processes;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.System.Tests.Sources;

public sealed class LookupSourceTests
{
    private static readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hands_over_each_event_once_in_order_also_one_that_appears_late()
    {
        await using var stub = await LookupStub.Start();
        var ledger = new MemoryLedger();
        foreach (var minute in new[] { 40, 30, 20, 10, 5 })
        {
            stub.Add(Ago(minute));
        }

        using var source = Source(stub, ledger);
        await using var batches = source.Batches(Now).GetAsyncEnumerator(Now);
        Assert.Equal(["40", "30", "20", "10", "5"], await Take(batches, ledger));
        stub.Add(Ago(1));
        stub.Add(Ago(1) with { Id = "1 too" });

        Assert.Equal(["1", "1 too"], await Take(batches, ledger));

        Assert.Equal("111122223333 eu-west-1", source.View.Name);
    }

    [Fact]
    public async Task Hands_over_the_same_batch_again_after_a_crash_and_nothing_that_is_durable()
    {
        await using var stub = await LookupStub.Start();
        var ledger = new MemoryLedger();
        stub.Add(Ago(30));
        using (var first = Source(stub, ledger))
        {
            await using var batches = first.Batches(Now).GetAsyncEnumerator(Now);
            await Take(batches, ledger);
        }

        stub.Add(Ago(8));
        stub.Add(Ago(6));
        Batch lost;
        using (var second = Source(stub, ledger))
        {
            await using var batches = second.Batches(Now).GetAsyncEnumerator(Now);
            await batches.MoveNextAsync();
            lost = batches.Current;
        }

        stub.Add(Ago(7));
        using var third = Source(stub, ledger);
        await using var again = third.Batches(Now).GetAsyncEnumerator(Now);
        await again.MoveNextAsync();

        Assert.Equal(lost.Id, again.Current.Id);
        Assert.Equal(Ids(lost), Ids(again.Current));
        await ledger.Take(again.Current);
        Assert.Equal(["7"], await Take(again, ledger));
    }

    [Fact]
    public async Task Shows_why_it_is_refused_and_goes_on_when_it_no_longer_is()
    {
        await using var stub = await LookupStub.Start();
        stub.Add(Ago(30));
        stub.Refuses = true;
        var ledger = new MemoryLedger();
        using var source = Source(stub, ledger);
        await using var batches = source.Batches(Now).GetAsyncEnumerator(Now);
        var next = batches.MoveNextAsync().AsTask();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (source.View.State != "failed")
        {
            await timer.WaitForNextTickAsync(Now);
        }

        Assert.Contains("AccessDeniedException: not today", source.View.Detail, StringComparison.Ordinal);
        stub.Refuses = false;

        Assert.True(await next);
        Assert.Equal(["30"], Ids(batches.Current));
        Assert.Equal("reading", source.View.State);
    }

    [Fact]
    public async Task A_server_alerts_on_what_an_account_without_a_trail_did_and_takes_it_once_across_a_kill()
    {
        using var folder = new Folder();
        await using var stub = await LookupStub.Start();
        stub.Add(Ago(30) with { Action = "cloudtrail:StopLogging" });
        await using (var first = await Serve(folder, stub))
        {
            await first.Until("/api/v1/system", s => s.GetProperty("events").GetInt64() == 1);
            await first.Kill();
        }

        stub.Add(Ago(9) with { Action = "cloudtrail:StopLogging" });
        await using var second = await Serve(folder, stub);

        await second.Until("/api/v1/system", s => s.GetProperty("events").GetInt64() == 2);
        var alerts = (await second.Alerts()).Values.Where(a => a.GetProperty("detector").GetString() == "rule:trail_logging_stopped");
        Assert.Equal(2, alerts.Sum(a => a.GetProperty("count").GetInt64()));
    }

    private static CloudTrailEvent Ago(int minutes) => Given.Event() with { Id = $"{minutes}", Time = _now.AddMinutes(-minutes) };

    private static LookupSource Source(LookupStub stub, MemoryLedger ledger) => new(
        "eu-west-1",
        new AwsAccess(null, null, stub.Url) { Own = new BasicAWSCredentials(LookupStub.AccessKey, LookupStub.SecretKey) },
        new LookupOptions { Since = TimeSpan.FromHours(1), Poll = TimeSpan.FromSeconds(1) },
        ledger,
        ledger,
        new Patience(new IngestStatus(TimeProvider.System), TimeProvider.System, NullLogger<Patience>.Instance),
        TimeProvider.System,
        NullLogger<LookupSource>.Instance);

    private static Task<ServeProcess> Serve(Folder folder, LookupStub stub) => ServeProcess.Start(
        folder["data"],
        ["--lookup", "eu-west-1", "--aws-endpoint", stub.Url.ToString()],
        new Dictionary<string, string> { ["AWS_ACCESS_KEY_ID"] = LookupStub.AccessKey, ["AWS_SECRET_ACCESS_KEY"] = LookupStub.SecretKey, ["Lookup__Poll"] = "00:00:01" });

    private static async Task<string[]> Take(IAsyncEnumerator<Batch> batches, MemoryLedger ledger)
    {
        Assert.True(await batches.MoveNextAsync());
        await ledger.Take(batches.Current);
        return Ids(batches.Current);
    }

    private static string[] Ids(Batch batch)
    {
        using var reader = new StreamReader(batch.Open());
        return [.. reader.ReadToEnd().Split('\n').Select(line => JsonElement.Parse(line).GetProperty("eventID").GetString()!)];
    }
}
