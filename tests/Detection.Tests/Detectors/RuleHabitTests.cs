using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Correlations;
using OrleansSec.Detection.Detectors;
using OrleansSec.Detection.Tests.Correlations;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

public sealed class RuleHabitTests
{
    private static readonly RuleSummary _rule = new("policy_changed", "A policy was changed", Severity.High, ["T1098"]);

    [Fact]
    public void Counts_what_a_program_does_day_by_day_one_level_less_and_says_so()
    {
        var finding = Weighed(Hit(TimeSpan.FromDays(5)), Habit(5));

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

        var finding = Weighed(
            what switch
            {
                "network" => hit with { Network = "203.0.113.0/24" },
                "client" => hit with { Client = "curl" },
                "region" => hit with { Region = "ap-south-1" },
                _ => hit with { Action = "s3:PutBucketAcl" },
            },
            Habit(5));

        Assert.Equal(Severity.High, finding.Severity);
    }

    [Fact]
    public void Keeps_the_level_in_the_first_days() => Assert.Equal(Severity.High, Weighed(Hit(TimeSpan.FromDays(2)), Habit(2)).Severity);

    [Fact]
    public void Keeps_the_level_of_a_rule_that_was_not_met_before()
    {
        var other = Hit(TimeSpan.FromDays(5)) with { Hits = [new RuleHit(_rule with { Name = "other" }, [])] };

        Assert.Equal(Severity.High, Weighed(other, Habit(5)).Severity);
    }

    [Fact]
    public void Keeps_the_level_of_what_is_critical_what_root_does_and_what_stops_the_recording()
    {
        var critical = _rule with { Severity = Severity.Critical };
        var hit = Hit(TimeSpan.FromDays(5));

        Assert.Equal(Severity.Critical, Weighed(hit with { Hits = [new RuleHit(critical, [])] }, Habit(5)).Severity);
        Assert.Equal(Severity.High, Weighed(hit with { Identity = IdentityType.Root }, Habit(5)).Severity);
        Assert.Equal(Severity.High, Weighed(hit with { Access = AccessClass.Logging }, Habit(5)).Severity);
    }

    [Theory]
    [InlineData(Severity.High, Severity.High)]
    [InlineData(Severity.Medium, Severity.Low)]
    public void Counts_a_person_s_habit_only_up_to_medium(Severity written, Severity counted)
    {
        var rule = _rule with { Severity = written };

        Assert.Equal(counted, Weighed(Hit(TimeSpan.FromDays(5)) with { Client = "console", Hits = [new RuleHit(rule, [])] }, Habit(5, "console")).Severity);
    }

    [Fact]
    public void Takes_no_heed_of_the_region_of_a_service_that_has_none()
    {
        var baseline = new Baseline();
        for (var hour = 0; hour < 5 * 24; hour += 4)
        {
            baseline.Learn(Hit(TimeSpan.FromHours(hour)) with { Action = "iam:PutRolePolicy", Region = "us-east-1" });
        }

        var hit = Hit(TimeSpan.FromDays(5)) with { Action = "iam:PutRolePolicy", Region = "us-east-1" };

        Assert.Equal(Severity.Medium, Weighed(hit, baseline).Severity);
    }

    [Fact]
    public void Counts_a_correlation_that_a_program_completes_day_by_day_one_level_less()
    {
        var pair = Correlated.Of(CorrelationType.EventCount, 2);
        var (baseline, windows) = (new Baseline(), new Windows());

        Severity[] told =
        [
            .. Enumerable.Range(0, 24).Select(i => TimeSpan.FromHours((i / 4 * 24) + (i % 4)))
                .SelectMany(time => Judge.Observe(Observed.Role, Both(time), baseline, CorrelationBook.Of([pair]), windows))
                .Select(u => u.Severity),
        ];

        Assert.Equal(Severity.High, told[0]);
        Assert.Equal(Severity.Medium, told[^1]);
    }

    [Fact]
    public void Counts_what_the_detectors_say_by_themselves_in_full()
    {
        var finding = new Finding("first-use", "first-use", Severity.High, "New", [], [new Reason("network", "n", 24, "New.")]);

        Assert.Same(finding, RuleHabit.Weigh(finding, Observed.Role, Hit(TimeSpan.FromDays(5)), Habit(5)));
    }

    [Fact]
    public void Says_how_often_and_since_when_the_program_met_it()
    {
        var finding = Weighed(Hit(TimeSpan.FromDays(5)), Habit(5));

        Assert.Equal(
            "Rule policy_changed matched. Counts as medium, not high: this principal has met it in 28 hours since 5 Jan 2026.",
            Assert.Single(finding.Reasons).Text);
    }

    [Theory]
    [InlineData(2, Severity.High)]
    [InlineData(4, Severity.Medium)]
    public void Takes_three_hours_for_a_habit(int hours, Severity severity)
    {
        var baseline = new Baseline();
        for (var hour = 0; hour < hours; hour++)
        {
            baseline.Learn(Hit(TimeSpan.FromHours(hour)));
        }

        Assert.Equal(severity, Weighed(Hit(TimeSpan.FromDays(4)), baseline).Severity);
    }

    [Theory]
    [InlineData(-1, Severity.High)]
    [InlineData(0, Severity.Medium)]
    public void Takes_three_days_for_a_habit(int minutes, Severity severity) =>
        Assert.Equal(severity, Weighed(Hit(TimeSpan.FromDays(3) + TimeSpan.FromMinutes(minutes)), Habit(3)).Severity);

    [Theory]
    [InlineData(Severity.Informational, Severity.Informational)]
    [InlineData(Severity.Low, Severity.Informational)]
    [InlineData(Severity.Medium, Severity.Low)]
    public void Takes_one_level_off_and_none_of_the_lowest(Severity level, Severity counted)
    {
        var hit = Hit(TimeSpan.FromDays(5)) with { Hits = [new RuleHit(_rule with { Severity = level }, [])] };

        Assert.Equal((counted, SeverityScale.Bits(counted)), (Weighed(hit, Habit(5)).Severity, Weighed(hit, Habit(5)).Score));
    }

    private static Observation[] Both(TimeSpan time) =>
        [.. Enumerable.Range(0, 2).Select(i => Correlated.Hit((int)time.TotalSeconds + i, $"{time}-{i}", "v", "a"))];

    private static Observation Hit(TimeSpan after) => Observed.After(after) with
    {
        Action = "s3:PutBucketPolicy",
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

    private static Finding Weighed(Observation observation, Baseline baseline) =>
        RuleHabit.Weigh(Assert.Single(new RuleHits().Judge(Observed.Role, observation, baseline)), Observed.Role, observation, baseline);
}
