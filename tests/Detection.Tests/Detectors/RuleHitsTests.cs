using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

public sealed class RuleHitsTests
{
    private static readonly RuleSummary _rule = new("root_login", "Root signed in", Severity.High, ["T1078.004"]);

    [Fact]
    public void Makes_a_finding_of_each_rule_that_matched()
    {
        var observation = Observed.After(TimeSpan.Zero) with { Hits = [new(_rule, []), new(_rule with { Name = "other" }, [])] };

        var findings = new RuleHits().Judge(Observed.Role, observation, new Baseline());

        Assert.Equal(["rule:root_login", "rule:other"], findings.Select(f => f.Detector));
        Assert.All(findings, f => Assert.Equal((24, Severity.High, "Root signed in"), (f.Score, f.Severity, f.Title)));
    }

    [Fact]
    public void Quotes_the_fields_that_matched()
    {
        var observation = Observed.After(TimeSpan.Zero) with { Hits = [new(_rule, [new("eventName", "ConsoleLogin"), new("mfa", "No")])] };

        var finding = Assert.Single(new RuleHits().Judge(Observed.Role, observation, new Baseline()));

        Assert.Equal("Rule root_login matched: eventName = ConsoleLogin, mfa = No.", Assert.Single(finding.Reasons).Text);
    }

    [Fact]
    public void Says_nothing_of_an_event_without_hits() =>
        Assert.Empty(new RuleHits().Judge(Observed.Role, Observed.After(TimeSpan.Zero), new Baseline()));

    [Fact]
    public void Says_that_it_matched_where_no_field_did()
    {
        var observation = Observed.After(TimeSpan.Zero) with { Hits = [new(_rule, [])] };

        var finding = Assert.Single(new RuleHits().Judge(Observed.Role, observation, new Baseline()));

        Assert.Equal(("root_login", "rule", "root_login"), (finding.FoldKey, finding.Reasons[0].Dimension, finding.Reasons[0].Value));
        Assert.Equal("Rule root_login matched.", Assert.Single(finding.Reasons).Text);
        Assert.Equal(["T1078.004"], finding.Techniques);
    }

    [Fact]
    public void Says_nothing_of_a_rule_that_only_feeds_correlations()
    {
        var observation = Observed.After(TimeSpan.Zero) with { Hits = [new(_rule with { IsSilent = true }, [])] };

        Assert.Empty(new RuleHits().Judge(Observed.Role, observation, new Baseline()));
    }
}
