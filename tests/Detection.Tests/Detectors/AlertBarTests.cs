using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

/// <summary>How many bits a finding needs to be an alert.</summary>
public sealed class AlertBarTests
{
    private static readonly EntityId _ana = EntityId.ForPrincipal("111122223333", "user", "ana");

    [Theory]
    [InlineData("first-use", true)]
    [InlineData("dormant", true)]
    [InlineData("rule:a_rule", false)]
    [InlineData("correlation:many", false)]
    [InlineData("threat-intel", false)]
    [InlineData("detector-failure", false)]
    public void Is_the_day_s_threshold_for_what_is_only_a_guess(string detector, bool isGuess)
    {
        var bar = AlertBar.Of(Finding(detector, 16, 4), _ana, At(0), new Baseline(), 18);

        Assert.Equal(new AlertBar(isGuess ? 18 : 16, isGuess), bar);
    }

    [Fact]
    public void Is_no_more_than_the_threshold_for_what_a_rule_says() =>
        Assert.Equal(new AlertBar(12, false), AlertBar.Of(Finding("rule:a_rule", 16), _ana, At(0), new Baseline(), 12));

    [Theory]
    [InlineData(3, 24, true)]
    [InlineData(2, 24, false)]
    [InlineData(3, 23, false)]
    public void Is_the_threshold_for_a_low_rule_on_what_was_done_in_three_hours_since_a_day(int hours, int age, bool isHabit)
    {
        var baseline = new Baseline();
        for (var hour = 0; hour < hours; hour++)
        {
            baseline.Learn(At(hour) with { Client = "console" });
        }

        Assert.Equal(isHabit, AlertBar.Of(Finding("rule:a_rule", 8), _ana, At(age), baseline, 18).IsHideable);
    }

    [Theory]
    [InlineData("s3:PutObject", "198.51.100.0/24", "console", false)]
    [InlineData("s3:GetObject", "203.0.113.0/24", "console", false)]
    [InlineData("s3:GetObject", "203.0.113.0/24", "boto3", false)]
    [InlineData("s3:PutObject", "203.0.113.0/24", "boto3", false)]
    public void Is_lower_for_what_is_no_habit_or_is_done_elsewhere(string action, string network, string client, bool isHabit)
    {
        var baseline = new Baseline();
        for (var hour = 0; hour < 5; hour++)
        {
            baseline.Learn(At(hour) with { Client = client });
        }

        var bar = AlertBar.Of(Finding("rule:a_rule", 8), _ana, At(48) with { Action = action, Network = network }, baseline, 18);

        Assert.Equal(new AlertBar(isHabit ? 18 : 8, isHabit), bar);
    }

    [Fact]
    public void Is_the_threshold_for_a_habit_of_a_program_that_has_no_network_of_its_own()
    {
        var baseline = new Baseline();
        for (var hour = 0; hour < 40; hour++)
        {
            baseline.Learn(At(hour) with { Network = $"198.18.{hour}.0/24" });
        }

        Assert.True(AlertBar.Of(Finding("rule:a_rule", 8), _ana, At(48) with { Network = "203.0.113.0/24" }, baseline, 18).IsHideable);
    }

    [Theory]
    [InlineData(Severity.Low, true)]
    [InlineData(Severity.Medium, false)]
    public void Goes_by_the_level_as_the_rule_was_written(Severity level, bool isHideable)
    {
        var baseline = new Baseline();
        for (var hour = 0; hour < 5; hour++)
        {
            baseline.Learn(At(hour));
        }

        var hit = At(48) with { Hits = [new RuleHit(new RuleSummary("a_rule", "A rule", level, []), [])] };

        Assert.Equal(isHideable, AlertBar.Of(Finding("rule:a_rule", 8), _ana, hit, baseline, 18).IsHideable);

        var both = hit with { Hits = [.. hit.Hits, new RuleHit(new RuleSummary("another", "Another", Severity.High, []), [])] };
        Assert.Equal(isHideable, AlertBar.Of(Finding("rule:a_rule", 8), _ana, both, baseline, 18).IsHideable);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(6, false)]
    [InlineData(0, false)]
    public void Is_the_threshold_for_a_low_rule_on_what_many_peers_do(int peers, bool isCommon)
    {
        var account = new AccountNorms();
        for (var i = 0; i < 60; i++)
        {
            account.Learn(new ShownValue(PeerGroup.Role, Trait.Principal, string.Empty, 1UL << i, Observed.Start, 1));
            account.Learn(new ShownValue(PeerGroup.Role, Trait.Action, i < peers ? "s3:PutObject" : "s3:GetObject", 1UL << i, Observed.Start, 1));
        }

        var today = AccountNorms.DayOf(Observed.Start);
        account.Freeze(today, 10);
        var baseline = new Baseline { Norms = Norms.Of(account.Of(today)) };
        for (var hour = 0; hour < 5; hour++)
        {
            baseline.Learn(At(hour));
        }

        var bar = AlertBar.Of(Finding("rule:a_rule", 8), Observed.Role, At(48) with { Action = "s3:PutObject" }, baseline, 18);

        Assert.Equal(isCommon, bar.IsHideable);
    }

    private static Observation At(int hours) => Observed.After(TimeSpan.FromHours(hours));

    private static Finding Finding(string detector, params double[] weights) => new(
        detector, "a_rule", SeverityScale.Of(weights.Sum()), "A finding", [], [.. weights.Select(w => new Reason("x", "y", w, "Why."))]);
}
