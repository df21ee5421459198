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
