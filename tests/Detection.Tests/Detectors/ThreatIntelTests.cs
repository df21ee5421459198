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

    [Fact]
    public void Says_who_called_from_where()
    {
        var finding = Assert.Single(Findings(Match("feodo", 80)));

        Assert.Equal(("address:198.51.100.7", "Call from listed address 198.51.100.7"), (finding.FoldKey, finding.Title));
        Assert.Equal(["T1078.004"], finding.Techniques);
        var reason = Assert.Single(finding.Reasons);
        Assert.Equal(("intel", "198.51.100.7"), (reason.Dimension, reason.Value));
        Assert.Equal("sourceIPAddress 198.51.100.7 is on list feodo, confidence 80.", reason.Text);
        Assert.Equal(31.9 * 0.8, reason.Weight, 9);
    }

    [Fact]
    public void Says_when_an_address_was_listed_after_the_event() => Assert.Equal(
        "sourceIPAddress 198.51.100.7 is on list feodo, confidence 80, listed 2 days after the event.",
        Findings(Match("feodo", 80) with { From = Observed.Start.AddDays(1.5) }).Single().Reasons[0].Text);

    [Fact]
    public void Says_of_an_address_that_is_listed_at_the_event_that_it_was_listed_by_then() => Assert.Contains(
        "listed 0 days before the event",
        Findings(Match("feodo", 80) with { From = Observed.Start }).Single().Reasons[0].Text, StringComparison.Ordinal);

    [Fact]
    public void Says_how_old_a_listing_is_in_whole_days() => Assert.Equal(
        "sourceIPAddress 198.51.100.7 is on list feodo, confidence 80, listed 1 days before the event.",
        Findings(Match("feodo", 80) with { From = Observed.Start.AddDays(-1.9) }).Single().Reasons[0].Text);

    [Fact]
    public void Names_an_address_in_a_request_without_accusing_the_caller_of_a_technique()
    {
        var finding = Assert.Single(Findings(Match("feodo", 80) with { Field = "requestParameters.cidrIp" }));

        Assert.Equal("Request names listed address 198.51.100.7", finding.Title);
        Assert.Empty(finding.Techniques);
    }

    [Fact]
    public void Gives_each_list_its_share_of_what_is_left_of_doubt_surest_first()
    {
        var finding = Assert.Single(Findings(Match("b", 50), Match("c", 60), Match("a", 50)));

        Assert.Equal(["c", "a", "b"], finding.Reasons.Select(r => r.Text.Split(" list ")[1].Split(',')[0]));
        Assert.Equal([0.6, 0.2, 0.1], finding.Reasons.Select(r => Math.Round(r.Weight / 31.9, 6)));
    }

    [Fact]
    public void Hears_a_list_by_its_surest_indicator()
    {
        var wide = Match("a", 60) with { Indicator = "198.51.100.0/24" };

        Assert.Equal("198.51.100.0/24", Findings(Match("a", 50), wide).Single().Reasons.Single().Value);
        Assert.Equal("198.51.100.0/24", Findings(Match("a", 60), wide).Single().Reasons.Single().Value);
    }

    [Fact]
    public void Never_is_certain() => Assert.Equal(31.9 * 0.99, Findings(Match("a", 100)).Single().Score, 9);

    [Theory]
    [InlineData(25, false)]
    [InlineData(26, true)]
    public void Takes_a_quarter_for_the_least_confidence(int confidence, bool isFound) =>
        Assert.Equal(isFound, Findings(Match("a", confidence)).Count == 1);

    [Fact]
    public void Says_what_describes_the_address_and_who_shares_it()
    {
        var vpn = Match("x4b-vpn", 60) with { IsContext = true, Description = "a VPN" };
        var cloud = Match("amazon-aws", 60) with { Indicator = "198.51.100.0/24", IsContext = true, IsShared = true };

        var finding = Assert.Single(Findings(IdentityType.Anonymous, Match("ipsum", 95), vpn, cloud));

        Assert.Equal(
            [
                ("intel", "198.51.100.7"), ("context", "x4b-vpn"), ("context", "amazon-aws"), ("identity", "anonymous"),
            ],
            finding.Reasons.Select(r => (r.Dimension, r.Value)));
        Assert.Equal("198.51.100.7 is in x4b-vpn (198.51.100.7): a VPN.", finding.Reasons[1].Text);
        Assert.Equal(
            "198.51.100.7 is in amazon-aws (198.51.100.0/24). Many share such addresses, so the listing counts less.", finding.Reasons[2].Text);
        Assert.Equal(
            "The caller has no name, so the listing counts half: scanners of the Internet stand on many lists.", finding.Reasons[3].Text);
        Assert.Equal(31.9 * 0.95 * 0.6 * 0.5, finding.Score, 9);
        Assert.All(finding.Reasons.Skip(1), r => Assert.Equal(0, r.Weight));
    }

    private static IntelMatch Match(string list, int confidence) =>
        new(IndicatorKind.Address, "198.51.100.7", "sourceIPAddress", "198.51.100.7", list, confidence, null, null, null, false, false);

    private static IReadOnlyList<Finding> Findings(params IntelMatch[] matches) => Findings(IdentityType.AssumedRole, matches);

    private static IReadOnlyList<Finding> Findings(IdentityType identity, params IntelMatch[] matches) => new ThreatIntel().Judge(
        Observed.Role, Observed.After(TimeSpan.Zero) with { Identity = identity, Intel = matches }, new Baseline());
}
