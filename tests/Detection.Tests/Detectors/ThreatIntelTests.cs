using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

public sealed class ThreatIntelTests
{
    [Theory]
    [InlineData(95, Severity.High)]
    [InlineData(60, Severity.Medium)]
    [InlineData(40, Severity.Low)]
    public void Alerts_by_the_list_s_confidence(int confidence, Severity severity)
    {
        var finding = Assert.Single(Findings(Match("feodo", confidence)));

        Assert.Equal(severity, finding.Severity);
        Assert.Equal("threat-intel", finding.Detector);
    }

    [Fact]
    public void Keeps_silent_on_weak_matches_and_on_none()
    {
        Assert.Empty(Findings(Match("weak", 20)));
        Assert.Empty(Findings());
    }

    [Fact]
    public void Never_alerts_on_context_alone() => Assert.Empty(Findings(Match("vpn", 100) with { IsContext = true }));

    [Fact]
    public void Names_list_indicator_confidence_and_age()
    {
        var match = Match("feodo", 80) with { Indicator = "198.51.100.0/24", Description = "C2 of a botnet", From = Observed.Start.AddDays(-12), Until = Observed.Start.AddDays(3) };

        var reason = Assert.Single(Assert.Single(Findings(match)).Reasons);

        Assert.Equal(
            "sourceIPAddress 198.51.100.7 is on list feodo as 198.51.100.0/24, confidence 80, listed 12 days before the event, valid until 2026-01-08: C2 of a botnet.",
            reason.Text);
    }

    [Fact]
    public void Adds_up_lists_that_agree_and_hears_each_once()
    {
        var one = Assert.Single(Findings(Match("a", 60), Match("a", 50)));
        var two = Assert.Single(Findings(Match("a", 60), Match("b", 60)));

        Assert.Single(one.Reasons);
        Assert.Equal((Severity.Medium, Severity.High), (one.Severity, two.Severity));
        Assert.True(two.Score < SeverityScale.Bits(Severity.Critical));
    }

    [Fact]
    public void Trusts_a_list_less_of_addresses_that_many_share()
    {
        var context = Match("amazon-aws", 60) with { Indicator = "198.51.100.0/24", IsContext = true, IsShared = true };

        var finding = Assert.Single(Findings(Match("ipsum", 60), context));

        Assert.Equal(Severity.Low, finding.Severity);
        Assert.Equal(0, finding.Reasons[^1].Weight);
        Assert.Contains("198.51.100.7 is in amazon-aws", finding.Reasons[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Trusts_a_list_less_of_a_caller_without_a_name()
    {
        var finding = Assert.Single(Findings(IdentityType.Anonymous, Match("ipsum", 95)));

        Assert.Equal(Severity.Low, finding.Severity);
    }

    [Fact]
    public void Says_nothing_of_AWS_s_own_services() => Assert.Empty(Findings(IdentityType.AwsService, Match("a", 95)));

    [Fact]
    public void Folds_by_indicator()
    {
        var address = Match("a", 60);
        var domain = new IntelMatch(IndicatorKind.Domain, "evil.example", "requestParameters.endpoint", "https://c2.evil.example/x", "b", 90, null, null, null, false, false);

        var findings = Findings(address, domain, address with { List = "c" });

        Assert.Equal(["address:198.51.100.7", "domain:evil.example"], findings.Select(f => f.FoldKey));
        Assert.Equal("Request names listed domain https://c2.evil.example/x", findings[1].Title);
    }

    private static IntelMatch Match(string list, int confidence) =>
        new(IndicatorKind.Address, "198.51.100.7", "sourceIPAddress", "198.51.100.7", list, confidence, null, null, null, false, false);

    private static IReadOnlyList<Finding> Findings(params IntelMatch[] matches) => Findings(IdentityType.AssumedRole, matches);

    private static IReadOnlyList<Finding> Findings(IdentityType identity, params IntelMatch[] matches) => new ThreatIntel().Judge(
        Observed.Role, Observed.After(TimeSpan.Zero) with { Identity = identity, Intel = matches }, new Baseline());
}
