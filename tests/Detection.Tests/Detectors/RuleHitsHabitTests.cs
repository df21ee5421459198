using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

public sealed class RuleHitsHabitTests
{
    private static readonly RuleSummary _rule = new("policy_changed", "A policy was changed", Severity.High, ["T1098"]);

    private readonly RuleHits _detector = new();

    [Fact]
    public void Counts_what_a_program_does_day_by_day_one_level_less_and_says_so()
    {
        var finding = Judge(Hit(TimeSpan.FromDays(5)), Habit(5));

        Assert.Equal((Severity.Medium, SeverityScale.Bits(Severity.Medium)), (finding.Severity, finding.Score));
        Assert.Contains("Counts as medium, not high", finding.Reasons[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("network")]
    [InlineData("client")]
    [InlineData("region")]
    [InlineData("action")]
    public void Keeps_the_level_when_the_program_s_credentials_may_be_used_by_another(string what)
    {
        var hit = Hit(TimeSpan.FromDays(5));

        var finding = Judge(
            what switch
            {
                "network" => hit with { Network = "203.0.113.0/24" },
                "client" => hit with { Client = "curl" },
                "region" => hit with { Region = "ap-south-1" },
                _ => hit with { Action = "iam:CreateAccessKey" },
            },
            Habit(5));

        Assert.Equal(Severity.High, finding.Severity);
    }

    [Fact]
    public void Keeps_the_level_in_the_first_days() => Assert.Equal(Severity.High, Judge(Hit(TimeSpan.FromDays(2)), Habit(2)).Severity);

    [Fact]
    public void Keeps_the_level_of_a_rule_that_was_not_met_before()
    {
        var other = Hit(TimeSpan.FromDays(5)) with { Hits = [new RuleHit(_rule with { Name = "other" }, [])] };

        Assert.Equal(Severity.High, Judge(other, Habit(5)).Severity);
    }

    [Fact]
    public void Keeps_the_level_of_what_is_critical_what_root_does_and_what_stops_the_recording()
    {
        var critical = _rule with { Severity = Severity.Critical };
        var hit = Hit(TimeSpan.FromDays(5));

        Assert.Equal(Severity.Critical, Judge(hit with { Hits = [new RuleHit(critical, [])] }, Habit(5)).Severity);
        Assert.Equal(Severity.High, Judge(hit with { Identity = IdentityType.Root }, Habit(5)).Severity);
        Assert.Equal(Severity.High, Judge(hit with { Access = AccessClass.Logging }, Habit(5)).Severity);
    }

    [Fact]
    public void Keeps_the_level_for_a_person() =>
        Assert.Equal(Severity.High, Judge(Hit(TimeSpan.FromDays(5)) with { Client = "console" }, Habit(5, "console")).Severity);

    [Fact]
    public void Says_how_often_and_since_when_the_program_met_it()
    {
        var finding = Judge(Hit(TimeSpan.FromDays(5)), Habit(5));

        Assert.Equal(
            "Rule policy_changed matched. Counts as medium, not high: this program has met it in 28 hours since 5 Jan 2026.",
            Assert.Single(finding.Reasons).Text);
    }

    [Theory]
    [InlineData(5, Severity.High)]
    [InlineData(7, Severity.Medium)]
    public void Takes_six_hours_for_a_habit(int hours, Severity severity)
    {
        var baseline = new Baseline();
        for (var hour = 0; hour < hours; hour++)
        {
            baseline.Learn(Hit(TimeSpan.FromHours(hour)));
        }

        Assert.Equal(severity, Judge(Hit(TimeSpan.FromDays(4)), baseline).Severity);
    }

    [Theory]
    [InlineData(-1, Severity.High)]
    [InlineData(0, Severity.Medium)]
    public void Takes_three_days_for_a_habit(int minutes, Severity severity) =>
        Assert.Equal(severity, Judge(Hit(TimeSpan.FromDays(3) + TimeSpan.FromMinutes(minutes)), Habit(3)).Severity);

    [Theory]
    [InlineData(Severity.Informational, Severity.Informational)]
    [InlineData(Severity.Low, Severity.Informational)]
    [InlineData(Severity.Medium, Severity.Low)]
    public void Takes_one_level_off_and_none_of_the_lowest(Severity level, Severity counted)
    {
        var hit = Hit(TimeSpan.FromDays(5)) with { Hits = [new RuleHit(_rule with { Severity = level }, [])] };

        Assert.Equal((counted, SeverityScale.Bits(counted)), (Judge(hit, Habit(5)).Severity, Judge(hit, Habit(5)).Score));
    }

    private static Observation Hit(TimeSpan after) => Observed.After(after) with
    {
        Action = "iam:PutRolePolicy",
        Access = AccessClass.Permission,
        Client = "terraform",
        Hits = [new RuleHit(_rule, [])],
    };

    private static Baseline Habit(int days, string client = "terraform")
    {
        var baseline = new Baseline();
        for (var hour = 0; hour < days * 24; hour += 4)
        {
            baseline.Learn(Hit(TimeSpan.FromHours(hour)) with { Client = client });
        }

        return baseline;
    }

    private Finding Judge(Observation observation, Baseline baseline) => Assert.Single(_detector.Judge(Observed.Role, observation, baseline));
}
