using OrleansSec.Contracts.Alerts;
using OrleansSec.Detection.Rules;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules.Reading;

/// <summary>What a rule says of itself outside its detection.</summary>
public sealed class HeadReaderTests
{
    private const string Title = "title: A rule";
    private const string Level = "level: high";
    private const string Source = "logsource: {product: aws, service: cloudtrail}";

    [Theory]
    [InlineData("informational", Severity.Informational)]
    [InlineData("low", Severity.Low)]
    [InlineData("medium", Severity.Medium)]
    [InlineData("high", Severity.High)]
    [InlineData("critical", Severity.Critical)]
    public void Knows_every_level(string level, Severity severity)
    {
        var reading = Read(Title, $"level: {level}", Source);

        Assert.Empty(reading.Problems);
        Assert.Equal(severity, reading.Rule!.Level);
        Assert.Equal(severity, reading.Rule.Summary.Severity);
    }

    [Theory]
    [InlineData("stable")]
    [InlineData("test")]
    [InlineData("experimental")]
    [InlineData("deprecated")]
    [InlineData("unsupported")]
    public void Knows_every_status(string status)
    {
        var reading = Read(Title, $"status: {status}", Level, Source);

        Assert.Empty(reading.Problems);
        Assert.Equal(status, reading.Rule!.Status);
    }

    [Theory]
    [InlineData("id: not-a-uuid", "r.yml:4: warning: the id not-a-uuid is not a UUID")]
    [InlineData("status: stabel", "r.yml:4: warning: the status stabel is not known; did you mean stable?")]
    [InlineData("status: zzzzzzzzzz", "r.yml:4: warning: the status zzzzzzzzzz is not known")]
    public void Warns_of_what_is_odd_and_goes_on(string line, string warning)
    {
        var reading = Read(Title, Level, Source, line);

        Assert.NotNull(reading.Rule);
        Assert.Equal(warning, Assert.Single(reading.Problems).ToString());
    }

    [Fact]
    public void Takes_medium_where_no_level_is_given_and_says_so()
    {
        var reading = Read("# a note", Title, Source);

        Assert.Equal(Severity.Medium, reading.Rule!.Level);
        Assert.Equal("r.yml:2: warning: the rule has no level; medium is taken", Assert.Single(reading.Problems).ToString());
    }

    [Theory]
    [InlineData("level: high", Source, "x: y", "r.yml:1: error: the rule has no title")]
    [InlineData("title: ''", Level, Source, "r.yml:1: error: the rule has no title")]
    [InlineData("title: null", Level, Source, "r.yml:1: error: the rule has no title")]
    [InlineData(Title, Source, "level: hihg", "r.yml:3: error: the level hihg is not known; did you mean high?")]
    [InlineData(Title, Source, "level: High", "r.yml:3: error: the level High is not known; did you mean high?")]
    [InlineData(Title, Level, "x: y", "r.yml:1: error: the rule has no logsource with a category, product or service")]
    [InlineData(Title, Level, "logsource: {}", "r.yml:3: error: the rule has no logsource with a category, product or service")]
    [InlineData(Title, Level, "logsource: aws", "r.yml:3: error: the rule has no logsource with a category, product or service")]
    [InlineData(Title, Level, "logsource: {product: null}", "r.yml:3: error: the rule has no logsource with a category, product or service")]
    public void Refuses_a_rule_that_lacks_what_it_needs(string first, string second, string third, string error)
    {
        var reading = Read(first, second, third);

        Assert.Null(reading.Rule);
        Assert.Equal(error, Assert.Single(reading.Problems, p => p.IsError).ToString());
    }

    [Theory]
    [InlineData("title: [a]", "title must be a text")]
    [InlineData("description: {a: b}", "description must be a text")]
    [InlineData("name: [a]", "name must be a text")]
    [InlineData("logsource: {product: [aws], service: cloudtrail}", "product must be a text")]
    [InlineData("logsource: {category: [aws], service: cloudtrail}", "category must be a text")]
    [InlineData("logsource: {service: [aws], product: aws}", "service must be a text")]
    [InlineData("references: {a: b}", "references must be a list of texts")]
    [InlineData("tags: [x, [y]]", "tags must be a list of texts")]
    [InlineData("falsepositives: [{a: b}]", "falsepositives must be a list of texts")]
    public void Refuses_what_is_no_text(string line, string message)
    {
        string[] others = [Title, Level, Source];

        var reading = Read([.. others.Where(o => o.Split(':')[0] != line.Split(':')[0]), line]);

        Assert.Null(reading.Rule);
        Assert.Contains(reading.Problems, p => p.IsError && p.Message == message);
    }

    [Theory]
    [InlineData("logsource: {category: process_creation}", "process_creation")]
    [InlineData("logsource: {product: linux}", "linux")]
    [InlineData("logsource: {service: auditd}", "auditd")]
    [InlineData("logsource: {product: aws, category: management, service: cloudtrail}", "aws/management/cloudtrail")]
    public void Takes_a_log_source_that_says_anything(string source, string written) =>
        Assert.Equal(written, Read(Title, Level, source).Rule!.LogSource.ToString());

    [Fact]
    public void Takes_texts_as_they_are_meant()
    {
        var rule = Read(
            "title: '  Padded  '", "name: short", "description: null", "tags: [attack.t1078, ~, attack.T1078]", "references: one", "falsepositives: null", Level, Source).Rule!;

        Assert.Equal(("Padded", "short", null, null), (rule.Title, rule.Label, rule.Description, rule.Id));
        Assert.Equal(["attack.t1078", "attack.T1078"], rule.Tags);
        Assert.Equal(["one"], rule.References);
        Assert.Empty(rule.FalsePositives);
    }

    [Fact]
    public void Finds_techniques_among_the_tags()
    {
        var rule = Read(
            Title, Level, Source, "tags: [attack.t1078, attack.T1078, attack.t1552.005, attack.t155, attack.t1552.05, attack.persistence, my.attack.t1098, attack.t1098x]").Rule!;

        Assert.Equal(["T1078", "T1552.005"], rule.Techniques);
        Assert.Equal(rule.Techniques, rule.Summary.Techniques);
    }

    private static RuleReading Read(params string[] head) =>
        RuleReader.Read("r.yml", string.Join('\n', [.. head, "detection: {a: {eventName: x}, condition: a}"]));
}
