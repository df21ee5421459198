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
    public void Alerts_on_a_new_user_from_the_first_read()
    {
        var read = _change with { Action = "sts:GetCallerIdentity", Access = AccessClass.Read, Identity = IdentityType.IamUser };

        var finding = Assert.Single(_detector.Judge(EntityId.ForPrincipal("111122223333", "user", "new"), read, new Baseline { Norms = Known(10) }));

        Assert.Equal((Severity.Low, 12), (finding.Severity, finding.Score));
    }

    [Fact]
    public void Says_nothing_of_a_role_that_only_reads_or_of_AWS() =>
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

    [Fact]
    public void Says_who_is_new_to_what()
    {
        var finding = Assert.Single(_detector.Judge(Observed.Role, _change, new Baseline { Norms = Known(10) }));

        Assert.Equal(("new-principal", "A new principal acts (iam:CreateUser)"), (finding.FoldKey, finding.Title));
        Assert.Equal(["T1136.003", "T1078.004"], finding.Techniques);
        var reason = Assert.Single(finding.Reasons);
        Assert.Equal(("principal", "role/app", 9d), (reason.Dimension, reason.Value, reason.Weight));
        Assert.Matches("^role/app is new to an account known for 10 days, with some [0-9]+ principals\\.$", reason.Text);
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(2, false)]
    public void Takes_three_days_for_a_past(int days, bool isFound) =>
        Assert.Equal(isFound, _detector.Judge(Observed.Role, _change, new Baseline { Norms = Known(days) }).Count == 1);

    [Theory]
    [InlineData(AccessClass.Write, false)]
    [InlineData(AccessClass.Data, false)]
    [InlineData(AccessClass.Permission, true)]
    [InlineData(AccessClass.Logging, true)]
    public void Alerts_on_what_changes_permissions_or_recording(AccessClass access, bool isFound) =>
        Assert.Equal(isFound, _detector.Judge(Observed.Role, _change with { Access = access }, new Baseline { Norms = Known(10) }).Count == 1);

    [Theory]
    [InlineData("role", IdentityType.AssumedRole, true)]
    [InlineData("user", IdentityType.IamUser, true)]
    [InlineData("federated", IdentityType.FederatedUser, true)]
    [InlineData("root", IdentityType.Root, false)]
    [InlineData("service", IdentityType.AwsService, false)]
    public void Judges_users_and_roles(string type, IdentityType identity, bool isFound) => Assert.Equal(
        isFound,
        _detector.Judge(EntityId.ForPrincipal("111122223333", type, "x"), _change with { Identity = identity }, new Baseline { Norms = Known(10) }).Count == 1);

    private static Norms Known(int days)
    {
        var account = new AccountNorms();
        account.Learn(new ShownValue(PeerGroup.Role, Trait.Principal, string.Empty, 7, Observed.Start, 1));
        var today = AccountNorms.DayOf(Observed.Start.AddDays(10));
        account.Freeze(today, days);
        return Norms.Of(account.Of(today))!;
    }
}
