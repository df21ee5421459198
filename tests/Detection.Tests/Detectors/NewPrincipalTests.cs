using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

public sealed class NewPrincipalTests
{
    private static readonly Observation _change = Observed.After(TimeSpan.FromDays(10)) with
    {
        Action = "iam:CreateUser",
        Access = AccessClass.Permission,
    };

    private readonly NewPrincipal _detector = new();

    [Fact]
    public void Alerts_on_a_newcomer_who_changes_permissions()
    {
        var finding = Assert.Single(_detector.Judge(Observed.Role, _change, new Baseline { Norms = Known(10) }));

        Assert.Equal((Severity.Low, "new-principal"), (finding.Severity, finding.Detector));
    }

    [Fact]
    public void Says_nothing_of_one_who_only_reads_or_of_AWS() =>
        Assert.Empty(new[] { _change with { Access = AccessClass.Read }, _change with { ByService = true } }
            .SelectMany(o => _detector.Judge(Observed.Role, o, new Baseline { Norms = Known(10) })));

    [Fact]
    public void Says_nothing_where_everybody_is_new() =>
        Assert.Empty(_detector.Judge(Observed.Role, _change, new Baseline { Norms = Known(2) })
            .Concat(_detector.Judge(Observed.Role, _change, new Baseline())));

    [Fact]
    public void Says_nothing_after_the_first_hour()
    {
        var baseline = new Baseline { Norms = Known(10) };
        baseline.Learn(_change);

        Assert.Single(_detector.Judge(Observed.Role, _change with { Time = _change.Time.AddMinutes(59) }, baseline));
        Assert.Empty(_detector.Judge(Observed.Role, _change with { Time = _change.Time.AddMinutes(60) }, baseline));
    }

    private static Norms Known(int days)
    {
        var account = new AccountNorms();
        account.Learn(new ShownValue(PeerGroup.Role, Trait.Principal, string.Empty, 7, Observed.Start, 1));
        var today = AccountNorms.DayOf(Observed.Start.AddDays(10));
        account.Freeze(today, days);
        return Norms.Of(account.Of(today))!;
    }
}
