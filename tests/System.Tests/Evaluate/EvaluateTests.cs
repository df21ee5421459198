using System.Text.Json;
using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests.Evaluate;

public sealed class EvaluateTests
{
    [Fact]
    public async Task Stays_quiet_on_a_small_company_and_finds_most_of_what_is_planted_in_it()
    {
        using var folder = new Folder();
        string[] company = ["demo", "generate", "--days", "6", "--principals", "12", "--seed", "11"];
        await Cli.Run([.. company, "--attacks", "0", "--out", folder["quiet"]]);
        await Cli.Run([.. company, "--attacks", "24", "--out", folder["attacked"]]);

        var evaluation = await Cli.Run("evaluate", folder["quiet"], folder["attacked"], "--format", "json", "--out", folder["report"]);

        Assert.Equal(0, evaluation.Code);
        var sets = JsonElement.Parse(evaluation.Output).GetProperty("sets");
        Assert.Equal(0, sets[0].GetProperty("noise").GetProperty("worstDayHigh").GetInt32());
        Assert.InRange(sets[1].GetProperty("recall").GetDouble(), 0.75, 1);
        Assert.True(File.Exists(Path.Combine(folder["report"], "report.md")));
        Assert.StartsWith("<svg", await File.ReadAllTextAsync(Path.Combine(folder["report"], "alerts-versus-recall.svg"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judges_cases_alone_and_lists_what_is_missed()
    {
        using var folder = new Folder();
        await File.WriteAllLinesAsync(folder["some_cases.jsonl"],
        [
            Case("a", "StopLogging", "alert"), Case("b", "DescribeTrails", "alert"), Case("c", "DescribeTrails", "no_alert"),
        ], TestContext.Current.CancellationToken);

        var evaluation = await Cli.Run("evaluate", folder.Path, "--bars");

        Assert.Equal(3, evaluation.Code);
        Assert.Contains("recall 1/2", evaluation.Output, StringComparison.Ordinal);
        Assert.Contains("missed b", evaluation.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evaluate")]
    [InlineData("evaluate", "/nowhere")]
    [InlineData("evaluate", ".", "--format", "xml")]
    public async Task Ends_with_1_where_the_arguments_are_wrong(params string[] arguments)
    {
        Assert.Equal(1, (await Cli.Run(arguments)).Code);
    }

    [Fact]
    public async Task Says_where_there_is_nothing_labelled()
    {
        using var folder = new Folder();

        var evaluation = await Cli.Run("evaluate", folder.Path);

        Assert.Equal(1, evaluation.Code);
        Assert.Contains("no labelled data", evaluation.Errors, StringComparison.Ordinal);
    }

    private static string Case(string name, string action, string expected) =>
        $$$$"""{"case":"{{{{name}}}}","rule":"R","name":"{{{{name}}}}","log_types":["AWS.CloudTrail"],"technique":["T1562.008"],"severity":"High","threshold":1,"needs_mock":false,"expected":"{{{{expected}}}}","event":{"eventVersion":"1.09","userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLE","arn":"arn:aws:iam::111122223333:user/ana","accountId":"111122223333","userName":"ana"},"eventTime":"2026-11-02T10:00:00Z","eventSource":"cloudtrail.amazonaws.com","eventName":"{{{{action}}}}","awsRegion":"eu-west-1","sourceIPAddress":"198.51.100.7","userAgent":"aws-cli/2.15.0","eventID":"{{{{name}}}}","readOnly":false,"eventType":"AwsApiCall","recipientAccountId":"111122223333","requestParameters":{"name":"t"}}}""";
}
