using System.IO.Compression;
using System.Text;
using System.Text.Json;
using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests;

public sealed class ReplayTests
{
    [Fact]
    public async Task Prints_one_json_object_per_alert_and_a_summary_of_all_input()
    {
        var replay = await Cli.Run("replay", Stratus, "--format", "json");

        Assert.Equal(0, replay.Code);
        Assert.Contains("files 13  events 145  skipped 0  quarantined 0  alerts ", replay.Errors, StringComparison.Ordinal);
        Assert.All(Lines(replay.Output), line => Assert.Equal(
            ["id", "time", "severity", "score", "detector", "title", "entity", "actorKind", "techniques", "reasons", "eventIds", "count", "threshold", "counterfactual", "verdict"],
            JsonElement.Parse(line).EnumerateObject().Select(p => p.Name)));
    }

    [Fact]
    public async Task Weighs_its_reasons_so_that_they_sum_to_the_score()
    {
        var replay = await Cli.Run("replay", Stratus, "--format", "json");

        Assert.NotEmpty(replay.Output);
        Assert.All(Lines(replay.Output).Select(l => JsonElement.Parse(l)), alert => Assert.Equal(
            alert.GetProperty("score").GetDouble(),
            alert.GetProperty("reasons").EnumerateArray().Sum(r => r.GetProperty("weight").GetDouble()),
            1e-9));
    }

    [Theory]
    [MemberData(nameof(StratusFiles))]
    public async Task Alerts_on_each_recorded_attack_technique(string file)
    {
        var replay = await Cli.Run("replay", Path.Combine(Stratus, file), "--format", "json");

        Assert.Contains(Lines(replay.Output), l => JsonElement.Parse(l).GetProperty("severity").GetString() is "medium" or "high" or "critical");
    }

    [Fact]
    public async Task Prints_a_table_for_people_by_default()
    {
        var replay = await Cli.Run("replay", Stratus);

        Assert.StartsWith("TIME (UTC)", replay.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_what_it_learnt_in_a_given_data_folder_and_takes_each_file_once()
    {
        using var folder = new Folder();
        var first = await Cli.Run("replay", Stratus, "--format", "json", "--data", folder["data"]);

        var second = await Cli.Run("replay", Stratus, "--format", "json", "--data", folder["data"]);

        Assert.Contains("files 0  events 0", second.Errors, StringComparison.Ordinal);
        Assert.Equal(first.Output, second.Output);
    }

    [Fact]
    public async Task Refuses_a_folder_of_rules_that_holds_none()
    {
        using var folder = new Folder();

        var replay = await Cli.Run("replay", folder.Path, "--rules", Directory.CreateDirectory(folder["rules"]).FullName);

        Assert.Equal(1, replay.Code);
        Assert.Contains("there is no rule file (.yml) in it", replay.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Processes_the_rest_of_bad_input_and_ends_with_2()
    {
        using var folder = new Folder();
        var good = Encoding.UTF8.GetBytes($"{Record("a")}\n");
        var gzip = Gzip(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 500).Select(i => Record($"g{i}") + "\n"))));
        folder.Drop("good.json", good);
        folder.Drop("empty.json", []);
        folder.Drop("truncated.json.gz", gzip[..(gzip.Length / 2)]);
        folder.Drop("broken.json", Encoding.UTF8.GetBytes($"{{\"eventVersion\": nonsense}}\n{Record("b")}\n"));
        folder.Drop("deep.json", Encoding.UTF8.GetBytes($"{{\"a\":{new string('[', 10_000)}{new string(']', 10_000)}}}\n{Record("c")}\n"));
        folder.Drop("long.json", [.. "{\"a\":\""u8, .. Enumerable.Repeat((byte)'x', 100_000_000), .. "\"}\n"u8, .. Encoding.UTF8.GetBytes(Record("d"))]);
        folder.Drop("utf8.json", [.. "{\"eventName\":\""u8, 0xC3, 0x28, .. "\"}\n"u8, .. Encoding.UTF8.GetBytes(Record("e"))]);
        folder.Drop("clock.json", Encoding.UTF8.GetBytes($"{Record("f", "1970-01-01T00:00:00Z")}\n{Record("g", "2099-01-01T00:00:00Z")}\n{Record("h")}"));
        folder.Drop("fields.json", Encoding.UTF8.GetBytes("{\"eventVersion\":\"1.08\",\"eventName\":\"X\",\"eventSource\":\"iam.amazonaws.com\"}"));

        var replay = await Cli.Run("replay", folder.Path, "--format", "json");

        Assert.Equal(2, replay.Code);
        foreach (var reason in new[] { "truncated-gzip", "invalid-json", "too-deep", "too-long", "invalid-utf8", "clock-before", "clock-after" })
        {
            Assert.Contains(reason, replay.Errors, StringComparison.Ordinal);
        }

        Assert.Contains("files 9  ", replay.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_the_rest_where_a_file_and_a_folder_may_not_be_read()
    {
        using var folder = new Folder();
        folder.Drop("a/good.json", Encoding.UTF8.GetBytes(Record("a")));
        folder.Drop("b/closed.json", Encoding.UTF8.GetBytes(Record("b")));
        folder.Drop("c/closed/hidden.json", Encoding.UTF8.GetBytes(Record("c")));
        await folder.ChangeMode("755", ".");
        await folder.ChangeMode("000", "b/closed.json");
        await folder.ChangeMode("000", "c/closed");

        var replay = await Nobody.Run("replay", folder.Path);

        Assert.Equal(2, replay.Code);
        Assert.Contains(folder["b/closed.json"], replay.Errors, StringComparison.Ordinal);
        Assert.Contains(folder["c/closed"], replay.Errors, StringComparison.Ordinal);
        Assert.Contains("events 1 ", replay.Errors, StringComparison.Ordinal);
        await folder.ChangeMode("700", "c/closed");
    }

    [Fact]
    public async Task Names_a_path_that_does_not_exist_and_ends_with_2()
    {
        var replay = await Cli.Run("replay", "/nowhere/logs");

        Assert.Equal(2, replay.Code);
        Assert.Contains("/nowhere/logs does not exist", replay.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("replay")]
    [InlineData("replay", ".", "--format", "xml")]
    [InlineData("replay", ".", "--rules", "/nowhere/rules")]
    [InlineData("replay", ".", "--no-such-option")]
    public async Task Ends_with_1_where_the_arguments_are_wrong(params string[] arguments)
    {
        var replay = await Cli.Run(arguments);

        Assert.Equal(1, replay.Code);
        Assert.NotEmpty(replay.Errors);
    }

    [Fact]
    public async Task Leaves_control_codes_of_events_out_of_the_table()
    {
        using var folder = new Folder();
        folder.Drop("escape.json", Encoding.UTF8.GetBytes(Record("a").Replace("StopLogging", "StopLogging\\u001b[2J", StringComparison.Ordinal)));

        var replay = await Cli.Run("replay", folder.Path);

        Assert.DoesNotContain('\u001b', replay.Output);
    }

    public static TheoryData<string> StratusFiles() => [.. Directory.EnumerateFiles(Stratus).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    private static string Stratus => Path.Combine(AppContext.BaseDirectory, "Data", "stratus");

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static byte[] Gzip(byte[] content)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return target.ToArray();
    }

    private static string Record(string id, string time = "2026-11-02T10:00:00Z") =>
        $$$"""
        {"eventVersion":"1.09","userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLE","arn":"arn:aws:iam::111122223333:user/ana","accountId":"111122223333","userName":"ana"},"eventTime":"{{{time}}}","eventSource":"cloudtrail.amazonaws.com","eventName":"StopLogging","awsRegion":"eu-west-1","sourceIPAddress":"198.51.100.7","userAgent":"aws-cli/2.15.0","eventID":"{{{id}}}","readOnly":false,"eventType":"AwsApiCall","recipientAccountId":"111122223333"}
        """;
}
