using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

public sealed class DormantTests
{
    private const string Key = "AKIAIOSFODNN7EXAMPLE";

    private readonly Dormant _detector = new();

    [Fact]
    public void Alerts_on_a_principal_that_wakes_after_two_months()
    {
        var finding = Assert.Single(_detector.Judge(Observed.Role, After(90), Active(20)));

        Assert.Equal((Severity.Low, "dormant"), (finding.Severity, finding.Detector));
        Assert.Contains("after 89 days", finding.Reasons[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Weighs_what_it_does_in_its_first_hour()
    {
        var baseline = Active(20);
        baseline.Learn(After(90));
        var change = After(90) with { Access = AccessClass.Permission, Action = "iam:CreateUser" };

        Assert.Equal(Severity.Medium, Assert.Single(_detector.Judge(Observed.Role, change with { Time = change.Time.AddMinutes(30) }, baseline)).Severity);
        Assert.Empty(_detector.Judge(Observed.Role, change with { Time = change.Time.AddMinutes(60) }, baseline));
    }

    [Fact]
    public void Says_nothing_of_a_shorter_silence_or_of_one_without_a_past()
    {
        Assert.Empty(_detector.Judge(Observed.Role, After(60), Active(20)));
        Assert.Empty(_detector.Judge(Observed.Role, After(90), Active(5)));
        Assert.Empty(_detector.Judge(Observed.Role, After(90) with { ByService = true }, Active(20)));
    }

    [Fact]
    public void Alerts_on_a_key_that_wakes_though_its_owner_never_slept()
    {
        var baseline = new Baseline();
        baseline.Learn(After(0) with { AccessKey = Key });
        for (var day = 0; day < 90; day++)
        {
            baseline.Learn(After(day));
        }

        Assert.Contains(Key, Assert.Single(_detector.Judge(Observed.Role, After(90) with { AccessKey = Key }, baseline)).Reasons[0].Text, StringComparison.Ordinal);
        Assert.Empty(_detector.Judge(Observed.Role, After(90) with { AccessKey = "AKIAANOTHER" }, baseline));
    }

    [Fact]
    public void Says_who_slept_how_long_and_what_woke_it()
    {
        var finding = Assert.Single(_detector.Judge(Observed.Role, After(90) with { Action = "iam:CreateUser", Access = AccessClass.Permission }, Active(20)));

        Assert.Equal(("principal", "A dormant principal is used again (iam:CreateUser)"), (finding.FoldKey, finding.Title));
        Assert.Equal(["T1078.004"], finding.Techniques);
        Assert.Equal(
            new Reason("principal", "role/app", 16.5, "role/app acts again after 89 days without an event (20 before)."), Assert.Single(finding.Reasons));
    }

    [Theory]
    [InlineData(59.99, 10, false)]
    [InlineData(60, 10, true)]
    [InlineData(60, 9, false)]
    public void Takes_sixty_days_for_a_silence_and_ten_events_for_a_past(double days, int events, bool isFound)
    {
        var wakes = Observed.After(TimeSpan.FromHours(events - 1) + TimeSpan.FromDays(days));

        Assert.Equal(isFound, _detector.Judge(Observed.Role, wakes, Active(events)).Count == 1);
    }

    [Fact]
    public void Hears_what_came_out_of_order_around_the_waking()
    {
        var baseline = Active(20);
        baseline.Learn(After(90));

        Assert.Single(_detector.Judge(Observed.Role, After(90) with { Time = After(90).Time.AddMinutes(-59) }, baseline));
        Assert.Empty(_detector.Judge(Observed.Role, After(90) with { Time = After(90).Time.AddMinutes(-60) }, baseline));
        Assert.Contains("after 89 days", _detector.Judge(Observed.Role, After(90) with { Time = After(90).Time.AddMinutes(59) }, baseline)[0].Reasons[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_nothing_of_who_has_woken_and_stayed_awake()
    {
        var baseline = Active(20);
        for (var day = 90; day < 95; day++)
        {
            baseline.Learn(After(day));
        }

        Assert.Empty(_detector.Judge(Observed.Role, After(95), baseline));
    }

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    public void Says_which_key_was_seen_when(int days, bool isFound)
    {
        var baseline = Active(20);
        baseline.Learn(After(1) with { AccessKey = Key });
        for (var day = 2; day < 70; day++)
        {
            baseline.Learn(After(day));
        }

        var findings = _detector.Judge(Observed.Role, After(1 + days) with { AccessKey = Key }, baseline);

        Assert.Equal(isFound, findings.Count == 1);
        Assert.All(findings, f => Assert.Equal(("access key", "A dormant access key is used again (s3:GetObject)"), (f.FoldKey, f.Title)));
        Assert.All(findings, f => Assert.Equal(
            new Reason("access key", Key, 13.75, $"Access key {Key} is used again; it was last seen on 6 Jan 2026."), Assert.Single(f.Reasons)));
    }

    private static Observation After(int days) => Observed.After(TimeSpan.FromDays(days));

    private static Baseline Active(int events)
    {
        var baseline = new Baseline();
        for (var i = 0; i < events; i++)
        {
            baseline.Learn(Observed.After(TimeSpan.FromHours(i)));
        }

        return baseline;
    }
}
