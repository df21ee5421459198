using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

/// <summary>What first use makes of peers.</summary>
public sealed class PeersTests
{
    private static readonly Observation _odd = Observed.After(TimeSpan.FromDays(1)) with
    {
        Action = "iam:CreateUser",
        Access = AccessClass.Permission,
        Region = "ap-south-1",
        Client = "curl",
    };

    private readonly FirstUse _detector = new();

    [Fact]
    public void Judges_a_newcomer_from_its_first_event()
    {
        var finding = Assert.Single(_detector.Judge(Observed.Role, _odd, new Baseline { Norms = Company() }));

        Assert.True(finding.Severity >= Severity.Medium);
        Assert.All(finding.Reasons, r => Assert.Contains("No principal of the account has used it", r.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Says_nothing_of_a_newcomer_who_does_what_its_peers_do() =>
        Assert.Empty(_detector.Judge(Observed.Role, Observed.After(TimeSpan.FromDays(1)), new Baseline { Norms = Company() }));

    [Fact]
    public void Weighs_less_what_peers_do()
    {
        var baseline = new Baseline { Norms = Company() };
        for (var hour = 0; hour < 200; hour++)
        {
            baseline.Learn(Observed.After(TimeSpan.FromHours(hour)) with { Action = "s3:ListBuckets", Region = "eu-west-2" });
        }

        double Weight(string region) => _detector.Judge(Observed.Role, _odd with { Action = "ec2:CreateKeyPair", Region = region, Time = Observed.Start.AddDays(9) }, baseline)
            .Single().Reasons.Single(r => r.Dimension == "region").Weight;

        Assert.True(Weight("ap-south-1") > Weight("eu-west-1") + 3);
    }

    [Fact]
    public void Names_the_tactic()
    {
        var finding = Assert.Single(_detector.Judge(Observed.Role, _odd, new Baseline { Norms = Company() }));

        Assert.StartsWith("Anomalous persistence: first use of", finding.Title, StringComparison.Ordinal);
        Assert.Contains("T1136.003", finding.Techniques);
    }

    // Sixty roles that all do much the same.
    [Fact]
    public void Says_who_else_does_it_and_that_the_newcomer_has_no_past()
    {
        var finding = Assert.Single(_detector.Judge(Observed.Role, _odd, new Baseline { Norms = Company() }));

        Assert.All(finding.Reasons, r => Assert.Matches(
            $"^First use of {r.Dimension} {r.Value}, by a principal without a past\\. No principal of the account has used it; some [0-9]+ are known\\.$", r.Text));
    }

    [Fact]
    public void Says_how_many_peers_or_others_use_it()
    {
        var baseline = new Baseline { Norms = Company() };
        for (var hour = 0; hour < 400; hour++)
        {
            baseline.Learn(Observed.After(TimeSpan.FromHours(hour)) with { Action = "s3:ListBuckets", Region = "eu-west-2" });
        }

        string Text(IdentityType identity) => _detector
            .Judge(Observed.Role, _odd with { Action = "ec2:CreateKeyPair", Region = "eu-west-1", Time = Observed.Start.AddDays(17), Identity = identity }, baseline)
            .Single().Reasons.Single(r => r.Dimension == "region").Text;

        Assert.Matches("^First use of region eu-west-1; only eu-west-2 in 400 events since 5 Jan 2026\\. About [0-9]+ of [0-9]+ peers use it\\.$", Text(IdentityType.AssumedRole));
        Assert.Matches("None of some [0-9]+ peers uses it, but about [0-9]+ of [0-9]+ principals of the account do\\.$", Text(IdentityType.IamUser));
    }

    internal static Norms Company()
    {
        var account = new AccountNorms();
        for (var i = 0; i < 60; i++)
        {
            var who = 1UL << i;
            void Show(Trait trait, string value) => account.Learn(new ShownValue(PeerGroup.Role, trait, value, who, Observed.Start, 1));
            Show(Trait.Principal, string.Empty);
            foreach (var trait in Traits.OfPrincipal)
            {
                if (Traits.Value(trait, Observed.After(TimeSpan.Zero)) is { Length: > 0 } value)
                {
                    Show(trait, value);
                }
            }
        }

        var today = AccountNorms.DayOf(Observed.Start);
        account.Freeze(today, 10);
        return Norms.Of(account.Of(today))!;
    }
}
