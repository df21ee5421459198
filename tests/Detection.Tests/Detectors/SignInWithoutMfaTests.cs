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
