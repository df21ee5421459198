using System.Net;
using System.Text;
using System.Text.Json;
using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests;

public sealed class ServeTests
{
    [Fact]
    public async Task Reads_a_folder_that_appears_vanishes_and_comes_again()
    {
        using var folder = new Folder();
        await using var serve = await ServeProcess.Start(folder["data"], ["--watch", folder["logs"]]);
        await serve.Until("/api/v1/system", s => Source(s).GetProperty("state").GetString() == "waiting");
        folder.Drop("logs/a.json", Log("a"));
        await serve.Until("/api/v1/system", s => Events(s) == 1);
        Directory.Delete(folder["logs"], recursive: true);
        await serve.Until("/api/v1/system", s => Source(s).GetProperty("state").GetString() == "waiting");

        folder.Drop("logs/b.json", Log("b"));

        await serve.Until("/api/v1/system", s => Events(s) == 2);
    }

    [Fact]
    public async Task Takes_a_file_once_across_restarts()
    {
        using var folder = new Folder();
        folder.Drop("logs/a.json", Log("a"));
        await using (var first = await ServeProcess.Start(folder["data"], ["--watch", folder["logs"]]))
        {
            await first.Until("/api/v1/system", s => Events(s) == 1);
            await first.Kill();
        }

        await using var second = await ServeProcess.Start(folder["data"], ["--watch", folder["logs"]]);
        folder.Drop("logs/b.json", Log("b"));

        await second.Until("/api/v1/system", s => Events(s) == 2);
        Assert.Equal(2, (await second.Alerts()).Values.Single(IsStopLogging).GetProperty("count").GetInt64());
    }

    [Fact]
    public async Task Remembers_what_is_normal_across_a_restart()
    {
        using var folder = new Folder();
        folder.Drop("logs/a.json", Log("a"));
        await using (var first = await ServeProcess.Start(folder["data"], ["--watch", folder["logs"]]))
        {
            await first.Until("/api/v1/system", s => Events(s) == 1);
        }

        await using var second = await ServeProcess.Start(folder["data"], ["--watch", folder["logs"]]);
        var ana = await second.Get("/api/v1/entities/prin:111122223333:user:ana");

        Assert.Equal(1, ana.GetProperty("events").GetInt64());
        Assert.Contains("cloudtrail:StopLogging", ana.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_bad_input_in_quarantine_with_its_place_and_reason()
    {
        using var folder = new Folder();
        await using var serve = await ServeProcess.Start(folder["data"], ["--watch", folder["logs"]]);
        var path = folder.Drop("logs/bad.json", [.. "{\"broken\":}\n"u8, .. Log("a")]);

        await serve.Until("/api/v1/system", s => Events(s) == 1);
        var row = (await serve.Get("/api/v1/quarantine")).EnumerateArray().Single();

        Assert.Equal(path, row.GetProperty("source").GetString());
        Assert.Equal("invalid-json", row.GetProperty("reason").GetString());
        Assert.Equal(1, row.GetProperty("count").GetInt64());
    }

    [Fact]
    public async Task Takes_an_upload_once_and_judges_it()
    {
        using var folder = new Folder();
        await using var serve = await ServeProcess.Start(folder["data"], []);

        using var first = await Push(serve, Log("a"));
        await serve.Until("/api/v1/system", s => Events(s) == 1);
        using var second = await Push(serve, Log("a"));

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, second.StatusCode);
        Assert.Single((await serve.Alerts()).Values, IsStopLogging);
        Assert.Equal(1, await serve.Counter("events"));
    }

    [Fact]
    public async Task Refuses_anonymous_callers_outside_the_demonstration()
    {
        using var folder = new Folder();
        await using var serve = await ServeProcess.Start(folder["data"], []);
        using var anonymous = new HttpClient { BaseAddress = serve.Http.BaseAddress };

        using var alerts = await anonymous.GetAsync(new Uri("/api/v1/alerts", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, alerts.StatusCode);
    }

    [Fact]
    public async Task Refuses_a_data_folder_that_another_server_uses()
    {
        using var folder = new Folder();
        await using var serve = await ServeProcess.Start(folder["data"], []);

        var second = await Cli.Run("serve", "--data", folder["data"], "--url", "http://127.0.0.1:0");

        Assert.Equal(1, second.Code);
        Assert.Contains("in use by another orleanssec", second.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_demonstration_that_others_could_reach()
    {
        var serve = await Cli.Run("serve", "--demo", "--url", "http://0.0.0.0:0");

        Assert.Equal(1, serve.Code);
        Assert.Contains("loopback", serve.Errors, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> Push(ServeProcess serve, byte[] log)
    {
        using var content = new ByteArrayContent(log);
        return await serve.Http.PostAsync(new Uri("/api/v1/ingest/cloudtrail", UriKind.Relative), content);
    }

    private static long Events(JsonElement system) => system.GetProperty("events").GetInt64();

    private static JsonElement Source(JsonElement system) =>
        system.GetProperty("sources").EnumerateArray().First(s => s.GetProperty("kind").GetString() == "folder");

    private static bool IsStopLogging(JsonElement alert) => alert.GetProperty("detector").GetString() == "rule:trail_logging_stopped";

    private static byte[] Log(string id) => Encoding.UTF8.GetBytes(
        $$$"""
        {"Records":[{"eventVersion":"1.09","userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLE","arn":"arn:aws:iam::111122223333:user/ana","accountId":"111122223333","userName":"ana"},"eventTime":"2026-11-02T10:00:00Z","eventSource":"cloudtrail.amazonaws.com","eventName":"StopLogging","awsRegion":"eu-west-1","sourceIPAddress":"198.51.100.7","userAgent":"aws-cli/2.15.0","eventID":"{{{id}}}","readOnly":false,"eventType":"AwsApiCall","recipientAccountId":"111122223333","requestParameters":{"name":"arn:aws:cloudtrail:eu-west-1:111122223333:trail/main"}}]}
        """);
}
