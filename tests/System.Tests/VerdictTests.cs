using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests;

public sealed class VerdictTests
{
    private static readonly TimeSpan _soon = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Silences_the_same_shape_within_a_second_and_nothing_else_until_it_is_undone()
    {
        using var folder = new Folder();
        await using var serve = await ServeProcess.Start(folder["data"], []);
        await Push(serve, Log(1, 1));
        var alert = await Alert(serve, day: 1);

        var verdict = await Judge(serve, alert, """{ "verdict": "expected", "scope": "peers", "expires": "P90D" }""");
        var answered = Stopwatch.GetTimestamp();
        await serve.Until("/api/v1/system", _ => Stopwatch.GetElapsedTime(answered) >= _soon);
        await Push(serve, Log(2, 1), Log(3, 1, action: "DeleteTrail"), Log(4, 1, network: "203.0.113.9"), Log(5, 1, region: "us-east-1"), Log(6, 1, user: "ben"));
        var silenced = await serve.Get($"/api/v1/verdicts/{verdict}");

        // Whoever is new to the account is told of as well.
        var shown = (await serve.Alerts()).Values.Where(a => a.GetProperty("detector").GetString() != "new-principal").Select(Day).Order().ToArray();

        Assert.Equal(2, silenced.GetProperty("silenced").GetInt64());
        Assert.DoesNotContain(2, shown);
        Assert.DoesNotContain(6, shown);
        Assert.Superset(new HashSet<int> { 1, 3, 4, 5 }, shown.ToHashSet());

        await serve.Http.DeleteAsync(new Uri($"/api/v1/verdicts/{verdict}", UriKind.Relative), TestContext.Current.CancellationToken);
        await Push(serve, Log(7, 1));

        Assert.Contains(7, (await serve.Alerts()).Values.Select(Day));
        var audit = await serve.Get("/api/v1/audit");
        Assert.Equal(
            ["verdict-undone", "verdict-given"],
            audit.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("change").GetString()));
    }

    [Fact]
    public async Task Shows_its_status_on_the_alert_and_keeps_it_across_a_restart()
    {
        using var folder = new Folder();
        string alert;
        await using (var first = await ServeProcess.Start(folder["data"], []))
        {
            await Push(first, Log(1, 1));
            alert = await Alert(first, day: 1);
            await Judge(first, alert, """{ "verdict": "expected" }""");
            await Judge(first, alert, """{ "verdict": "malicious", "note": "not us" }""");
            await first.Kill();
        }

        await using var second = await ServeProcess.Start(folder["data"], []);
        await Push(second, Log(2, 1));
        var detail = await second.Get($"/api/v1/alerts/{alert}");
        var active = await second.Get("/api/v1/verdicts?active=true");

        var status = detail.GetProperty("alert").GetProperty("verdict");
        Assert.Equal(("malicious", "not us"), (status.GetProperty("kind").GetString(), status.GetProperty("note").GetString()));
        Assert.Equal("malicious", Assert.Single(active.GetProperty("verdicts").EnumerateArray()).GetProperty("kind").GetString());
        Assert.Contains(2, (await second.Alerts()).Values.Select(Day));
    }

    [Fact]
    public async Task Folds_a_thousand_repeats_into_one_alert_and_keeps_every_event_id()
    {
        using var folder = new Folder();
        await using var serve = await ServeProcess.Start(folder["data"], []);

        await Push(serve, Log(1, 1000));
        var id = await Alert(serve, day: 1);
        var alert = (await serve.Get($"/api/v1/alerts/{id}")).GetProperty("alert");
        var ids = (await serve.Get($"/api/v1/alerts/{id}/events")).EnumerateArray().Select(e => e.GetString()!).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(1000, alert.GetProperty("count").GetInt64());
        Assert.Equal(1000, ids.Count);
        Assert.Single((await serve.Alerts()).Values, IsRule);
        Assert.Single(alert.GetProperty("counterfactual").EnumerateArray());
    }

    [Fact]
    public async Task Sets_the_alert_budget_and_remembers_it()
    {
        using var folder = new Folder();
        string who;
        await using (var first = await ServeProcess.Start(folder["data"], []))
        {
            who = first.KeyName;
            using var content = new StringContent("""{ "perDay": 3 }""", Encoding.UTF8, "application/json");
            using var answer = await first.Http.PutAsync(new Uri("/api/v1/budget", UriKind.Relative), content, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            await Push(first, Log(1, 1));
        }

        await using var second = await ServeProcess.Start(folder["data"], []);
        var budget = await second.Get("/api/v1/budget");

        Assert.Equal((3, who, 12), (budget.GetProperty("perDay").GetInt32(), budget.GetProperty("changedBy").GetString(), budget.GetProperty("threshold").GetDouble()));
        var day = Assert.Single(budget.GetProperty("days").EnumerateArray());
        Assert.Equal("2026-11-01", day.GetProperty("day").GetString());
        Assert.True(day.GetProperty("alerts").GetInt32() >= 1);
    }

    private static async Task<string> Judge(ServeProcess serve, string alert, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await serve.Http.PostAsync(new Uri($"/api/v1/alerts/{alert}/verdict", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return document.RootElement.GetProperty("id").GetString()!;
    }

    private static async Task Push(ServeProcess serve, params string[] logs)
    {
        var before = await serve.Counter("batches");
        foreach (var log in logs)
        {
            using var content = new StringContent(log);
            using var answer = await serve.Http.PostAsync(new Uri("/api/v1/ingest/cloudtrail", UriKind.Relative), content);
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        }

        await serve.Until("/api/v1/system", s => s.GetProperty("batches").GetInt64() == before + logs.Length);
    }

    private static async Task<string> Alert(ServeProcess serve, int day) =>
        (await serve.Alerts()).Values.Single(a => IsRule(a) && Day(a) == day).GetProperty("id").GetString()!;

    private static bool IsRule(JsonElement alert) => alert.GetProperty("detector").GetString() == "rule:trail_logging_stopped";

    private static int Day(JsonElement alert) => alert.GetProperty("time").GetDateTimeOffset().Day;

    private static string Log(int day, int events, string action = "StopLogging", string network = "198.51.100.7", string region = "eu-west-1", string user = "ana")
    {
        var records = Enumerable.Range(0, events).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $$$"""
            {"eventVersion":"1.09","userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLE","arn":"arn:aws:iam::111122223333:user/{{{user}}}","accountId":"111122223333","userName":"{{{user}}}"},"eventTime":"2026-11-{{{day:D2}}}T10:{{{i / 60:D2}}}:{{{i % 60:D2}}}Z","eventSource":"cloudtrail.amazonaws.com","eventName":"{{{action}}}","awsRegion":"{{{region}}}","sourceIPAddress":"{{{network}}}","userAgent":"aws-cli/2.15.0","eventID":"e-{{{day}}}-{{{i}}}","readOnly":false,"eventType":"AwsApiCall","recipientAccountId":"111122223333","requestParameters":{"name":"arn:aws:cloudtrail:eu-west-1:111122223333:trail/main"}}
            """));
        return $$"""{"Records":[{{string.Join(',', records)}}]}""";
    }
}
