using System.Text;
using System.Text.Json;
using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests;

/// <summary>Rules that come, break and are mended while the server runs.</summary>
public sealed class RuleReloadTests
{
    private static readonly Dictionary<string, string> _quickly = new() { ["Rules__Settle"] = "00:00:00.050" };

    [Fact]
    public async Task Judges_by_a_rule_that_comes_breaks_and_is_mended()
    {
        using var folder = new Folder();
        await using var serve = await ServeProcess.Start(folder["data"], ["--watch", folder["logs"]], _quickly);
        folder.Drop("data/rules/mine.yml", Rule("CreateDBShardGroup"));
        await serve.Until("/api/v1/rules", r => Mine(r) is { } mine && !Kept(mine));
        folder.Drop("logs/a.json", Log("a", "CreateDBShardGroup"));
        await serve.Until("/api/v1/rules", r => Hits(r) == 1);

        folder.Drop("data/rules/mine2.yml", Rule("x"));
        await File.WriteAllBytesAsync(folder["data/rules/mine.yml"], Encoding.UTF8.GetBytes("title: [broken"), TestContext.Current.CancellationToken);
        await serve.Until("/api/v1/rules", r => Mine(r) is { } mine && Kept(mine) && Problem(r, "mine.yml") is { Length: > 0 });
        folder.Drop("logs/b.json", Log("b", "CreateDBShardGroup"));
        await serve.Until("/api/v1/rules", r => Hits(r) == 2);

        await File.WriteAllBytesAsync(folder["data/rules/mine.yml"], Rule("DeleteDBShardGroup"), TestContext.Current.CancellationToken);
        await serve.Until("/api/v1/rules", r => Mine(r) is { } mine && !Kept(mine) && Problem(r, "mine.yml") is null);
        folder.Drop("logs/c.json", Log("c", "CreateDBShardGroup"));
        folder.Drop("logs/d.json", Log("d", "DeleteDBShardGroup"));
        await serve.Until("/api/v1/rules", r => Hits(r) == 3);

        Assert.Contains((await serve.Alerts()).Values, a => a.GetProperty("detector").GetString() == "rule:mine");
    }

    [Fact]
    public async Task Starts_with_the_rules_that_load_and_refuses_a_second_one_of_an_id()
    {
        using var folder = new Folder();
        folder.Drop("mine/good.yml", Rule("x", "7f3ad3ac-3f0a-4f9c-8f35-7c3a7f9d0001"));
        folder.Drop("mine/other.yml", Rule("x", "7f3ad3ac-3f0a-4f9c-8f35-7c3a7f9d0001"));
        folder.Drop("mine/worse.yml", Encoding.UTF8.GetBytes("title: ["));
        await using var serve = await ServeProcess.Start(
            folder["data"], ["--watch", folder["logs"], "--rules", "built-in", "--rules", folder["mine"]]);

        var rules = await serve.Get("/api/v1/rules");

        string[] names = [.. rules.GetProperty("rules").EnumerateArray().Select(r => r.GetProperty("name").GetString()!)];
        Assert.Contains("good", names);
        Assert.Contains("root_console_login", names);
        Assert.DoesNotContain("other", names);
        Assert.StartsWith("the id 7f3ad3ac-3f0a-4f9c-8f35-7c3a7f9d0001 is already that of", Problem(rules, "other.yml"), StringComparison.Ordinal);
        Assert.NotNull(Problem(rules, "worse.yml"));
    }

    [Fact]
    public async Task Refuses_a_folder_without_any_rule()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder["none"]);

        var serve = await Cli.Run("serve", "--data", folder["data"], "--url", "http://127.0.0.1:0", "--rules", folder["none"]);

        Assert.Equal(1, serve.Code);
        Assert.Contains("there is no rule file", serve.Errors, StringComparison.Ordinal);
    }

    private static JsonElement? Mine(JsonElement rules) => rules.GetProperty("rules").EnumerateArray()
        .Where(r => r.GetProperty("name").GetString() == "mine")
        .Select(r => (JsonElement?)r)
        .FirstOrDefault();

    private static bool Kept(JsonElement rule) => rule.GetProperty("isKept").GetBoolean();

    private static long Hits(JsonElement rules) => Mine(rules)?.GetProperty("hits").GetInt64() ?? -1;

    private static string? Problem(JsonElement rules, string file) => rules.GetProperty("problems").EnumerateArray()
        .Where(p => p.GetProperty("file").GetString()!.EndsWith(file, StringComparison.Ordinal))
        .Select(p => p.GetProperty("message").GetString())
        .FirstOrDefault();

    private static byte[] Rule(string action, string? id = null) => Encoding.UTF8.GetBytes(
        $$"""
        title: A rule of {{action}}{{(id is null ? string.Empty : $"\nid: {id}")}}
        logsource: {product: aws, service: cloudtrail}
        detection:
          it: {eventName: {{action}}}
          condition: it
        level: high
        """);

    private static byte[] Log(string id, string action) => Encoding.UTF8.GetBytes(
        $$$"""
        {"Records":[{"eventVersion":"1.09","userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLE","arn":"arn:aws:iam::111122223333:user/ana","accountId":"111122223333","userName":"ana"},"eventTime":"2026-11-02T10:00:00Z","eventSource":"rds.amazonaws.com","eventName":"{{{action}}}","awsRegion":"eu-west-1","sourceIPAddress":"198.51.100.7","userAgent":"aws-cli/2.15.0","eventID":"{{{id}}}","readOnly":false,"eventType":"AwsApiCall","recipientAccountId":"111122223333"}]}
        """);
}
