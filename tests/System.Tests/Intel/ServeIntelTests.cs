using System.Text;
using System.Text.Json;
using OrleansSec.System.Tests.Processes;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.System.Tests.Intel;

/// <summary>Threat intelligence in the running program.</summary>
public sealed class ServeIntelTests
{
    private static readonly Dictionary<string, string> _often = new() { ["Intel__Refresh"] = "00:00:01" };

    [Fact]
    public async Task Matches_a_new_indicator_with_calls_that_were_kept()
    {
        using var folder = new Folder();
        folder.Drop("bad.txt", "192.0.2.1\n"u8.ToArray());
        folder.Drop("logs/a.json", Given.LogFile(
            Given.Event("s3:ListBuckets") with { Id = "read", Address = "203.0.113.7", ReadOnly = true },
            Given.Event("iam:CreateUser") with { Id = "write", Address = "203.0.113.7", Time = Given.Noon.AddMinutes(1) }));
        await using var serve = await ServeProcess.Start(folder["data"], ["--watch", folder["logs"], "--intel", folder["bad.txt"]], _often);
        await serve.Until("/api/v1/system", s => s.GetProperty("events").GetInt64() == 2);
        await File.WriteAllTextAsync(folder["bad.txt"], "192.0.2.1\n203.0.113.0/24\n", TestContext.Current.CancellationToken);

        var page = await serve.Until("/api/v1/alerts?detector=threat-intel", a => a.GetProperty("alerts").GetArrayLength() > 0);
        folder.Drop("logs/b.json", Given.LogFile(Given.Event("s3:ListBuckets") with { Id = "live", Address = "203.0.113.7", Time = Given.Noon.AddMinutes(2) }));
        await serve.Until("/api/v1/system", s => s.GetProperty("events").GetInt64() == 3);

        var matchedBack = Assert.Single(page.GetProperty("alerts").EnumerateArray());
        var afterwards = Assert.Single((await serve.Get("/api/v1/alerts?detector=threat-intel")).GetProperty("alerts").EnumerateArray());
        Assert.Contains("Matched back", matchedBack.GetProperty("reasons").GetRawText(), StringComparison.Ordinal);
        Assert.Equal(2, matchedBack.GetProperty("count").GetInt64());
        Assert.Equal((matchedBack.GetProperty("id").GetString(), 3), (afterwards.GetProperty("id").GetString(), afterwards.GetProperty("count").GetInt64()));
    }

    [Fact]
    public async Task Alerts_at_once_on_a_listed_caller_and_shows_its_lists_and_events()
    {
        using var folder = new Folder();
        folder.Drop("bad.csv", "ip,confidence,description\n203.0.113.7,90,C2 of a botnet\n"u8.ToArray());
        folder.Drop("broken.json", "{"u8.ToArray());
        await using var serve = await ServeProcess.Start(
            folder["data"], ["--watch", folder["logs"], "--intel", folder["bad.csv"], "--intel", folder["broken.json"], "--index", "all"]);
        folder.Drop("logs/a.json", Given.LogFile(Given.Event("s3:ListBuckets") with { Address = "203.0.113.7" }));

        var page = await serve.Until("/api/v1/alerts?detector=threat-intel", a => a.GetProperty("alerts").GetArrayLength() > 0);
        await serve.Until("/api/v1/system", s => s.GetProperty("events").GetInt64() == 1);

        var alert = Assert.Single(page.GetProperty("alerts").EnumerateArray());
        Assert.Equal("high", alert.GetProperty("severity").GetString());
        Assert.Contains("C2 of a botnet", alert.GetProperty("reasons").GetRawText(), StringComparison.Ordinal);
        var lists = (await serve.Get("/api/v1/intel")).GetProperty("lists").EnumerateArray();
        Assert.Equal(["bad 1 False", "broken 0 True"], lists.Select(Describe));
        var events = (await serve.Get("/api/v1/events?address=203.0.113.7")).GetProperty("events").EnumerateArray();
        Assert.Equal("s3:ListBuckets", Assert.Single(events).GetProperty("action").GetString());
    }

    [Fact]
    public async Task Checks_and_looks_up_lists_from_the_command_line()
    {
        using var folder = new Folder();
        var list = folder.Drop("bad.txt", Encoding.UTF8.GetBytes("203.0.113.0/24 # a range\nnonsense\nevil.example\n"));
        var places = folder.Drop("asn.mmdb", new MmdbFile().Add("203.0.113.0/24", new() { ["autonomous_system_number"] = 64500u }).ToArray());

        var check = await Cli.Run("intel", "check", list);
        var found = await Cli.Run("intel", "lookup", "203.0.113.9", "--intel", list, "--mmdb", places);
        var below = await Cli.Run("intel", "lookup", "www.evil.example", "--intel", list);
        var unknown = await Cli.Run("intel", "lookup", "192.0.2.1", "--intel", list);

        Assert.Equal((0, 0, 0, 1), (check.Code, found.Code, below.Code, unknown.Code));
        Assert.Contains("2 entries as indicator (list)", check.Output, StringComparison.Ordinal);
        Assert.Contains("refused 1 not-an-indicator: line 2: nonsense", check.Output, StringComparison.Ordinal);
        Assert.Contains("AS64500", found.Output, StringComparison.Ordinal);
        Assert.Contains("indicator 203.0.113.0/24  list bad  confidence 60  a range", found.Output, StringComparison.Ordinal);
        Assert.Contains("indicator evil.example", below.Output, StringComparison.Ordinal);
    }

    private static string Describe(JsonElement list) =>
        $"{list.GetProperty("name").GetString()} {list.GetProperty("entries").GetInt64()} {list.GetProperty("problem").ValueKind == JsonValueKind.String}";
}
