using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

public sealed class SignInWithoutMfaTests
{
    private readonly SignInWithoutMfa _detector = new();

    [Fact]
    public void Alerts_when_the_second_factor_that_was_always_used_is_missing()
    {
        var finding = Assert.Single(_detector.Judge(Observed.Role, SignIn(10, mfa: false), Always(10, true)));

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Contains("T1556.006", finding.Techniques);
    }

    [Fact]
    public void Says_nothing_of_who_never_used_one_or_uses_it_now()
    {
        Assert.Empty(_detector.Judge(Observed.Role, SignIn(10, mfa: false), Always(10, false)));
        Assert.Empty(_detector.Judge(Observed.Role, SignIn(10, mfa: true), Always(10, true)));
        Assert.Empty(_detector.Judge(Observed.Role, SignIn(10, mfa: null), Always(10, true)));
        Assert.Empty(_detector.Judge(Observed.Role, SignIn(2, mfa: false), Always(2, true)));
    }

    [Fact]
    public void Says_nothing_of_a_sign_in_that_failed() =>
        Assert.Empty(_detector.Judge(Observed.Role, SignIn(10, mfa: false) with { Error = "Failure" }, Always(10, true)));

    [Fact]
    public void Keeps_on_for_a_day_only()
    {
        var baseline = Always(10, true);
        baseline.Learn(SignIn(10, mfa: false));

        Assert.Single(_detector.Judge(Observed.Role, SignIn(10, mfa: false), baseline));
        Assert.Empty(_detector.Judge(Observed.Role, SignIn(11, mfa: false), baseline));
    }

    [Fact]
    public void Says_since_when_it_was_always_used()
    {
        var finding = Assert.Single(_detector.Judge(Observed.Role, SignIn(10, mfa: false), Always(10, true)));

        Assert.Equal(
            ("mfa-missing", "mfa-missing", "A second factor that was always used is missing"), (finding.Detector, finding.FoldKey, finding.Title));
        Assert.Equal(["T1556.006", "T1078.004"], finding.Techniques);
        var reason = Assert.Single(finding.Reasons);
        Assert.Equal(("mfa", "no"), (reason.Dimension, reason.Value));
        Assert.Equal("role/app signs in without a second factor; it was always used since 5 Jan 2026, in 9 remembered hours.", reason.Text);
        Assert.InRange(reason.Weight, 14 + Math.Log2(9 / 1.5), 14 + Math.Log2(11 / 1.5));
    }

    [Fact]
    public void Tells_sessions_from_sign_ins()
    {
        var baseline = Always(10, true);
        for (var day = 0; day < 10; day++)
        {
            baseline.Learn(Act(day, mfa: true));
        }

        Assert.Contains("role/app acts without", Assert.Single(_detector.Judge(Observed.Role, Act(10, mfa: false), baseline)).Reasons[0].Text, StringComparison.Ordinal);
        Assert.Empty(_detector.Judge(Observed.Role, Act(10, mfa: false), Always(10, true)));
    }

    [Fact]
    public void Weighs_no_more_than_20_bits_however_sure_the_habit()
    {
        var baseline = new Baseline();
        for (var hour = 0; hour < 10 * 24; hour++)
        {
            baseline.Learn(SignIn(0, mfa: true) with { Time = Observed.Start.AddHours(hour) });
        }

        Assert.Equal(20, Assert.Single(_detector.Judge(Observed.Role, SignIn(10, mfa: false), baseline)).Score);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Takes_three_days_for_a_habit(int days, bool isFound) =>
        Assert.Equal(isFound, _detector.Judge(Observed.Role, SignIn(days, mfa: false), Always(days, true)).Count == 1);

    private static Observation Act(int day, bool mfa) => Observed.After(TimeSpan.FromDays(day)) with { Mfa = mfa };

    private static Observation SignIn(int day, bool? mfa) =>
        Observed.After(TimeSpan.FromDays(day)) with { Action = "signin:ConsoleLogin", Access = AccessClass.Read, Mfa = mfa };

    private static Baseline Always(int days, bool mfa)
    {
        var baseline = new Baseline();
        for (var day = 0; day < days; day++)
        {
            baseline.Learn(SignIn(day, mfa));
        }

        return baseline;
    }
}
