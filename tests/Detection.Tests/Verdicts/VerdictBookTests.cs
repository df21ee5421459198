using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Verdicts;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Correlations;
using OrleansSec.Detection.Detectors;
using OrleansSec.Detection.Verdicts;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Verdicts;

public sealed class VerdictBookTests
{
    private static readonly EntityId _peer = EntityId.ForPrincipal("111122223333", "role", "other");
    private static readonly EntityId _user = EntityId.ForPrincipal("111122223333", "user", "ana");
    private static readonly EntityId _permissionSet = EntityId.ForPrincipal("111122223333", "role", "AWSReservedSSO_Admin_0123456789abcdef");
    private static readonly EntityId _stranger = EntityId.ForPrincipal("444455556666", "role", "app");
    private static readonly RuleSummary _rule = new("trail_stopped", "A trail was stopped", Severity.Medium, ["T1562.008"]);
    private static readonly Observation _hit = Observed.After(TimeSpan.Zero, "e1") with { Hits = [new RuleHit(_rule, [])] };
    private static readonly Verdict _verdict = new(
        "v1",
        1,
        VerdictKind.Expected,
        VerdictScope.Entity,
        Observed.Role,
        "alert",
        "A trail was stopped",
        "ana",
        Observed.Start,
        Observed.Start.AddDays(30),
        null,
        new VerdictShape("rule:trail_stopped", "trail_stopped", Severity.Medium, [new EventShape("s3:GetObject", "198.51.100.0/24", "eu-west-1")]));

    [Fact]
    public void Silences_the_same_shape_and_says_which_event()
    {
        var judgement = Judged(Observed.Role, _hit, _verdict);

        Assert.Empty(judgement.Updates);
        Assert.Empty(judgement.Candidates);
        Assert.Equal(new SilencedEvent("v1", "e1", _hit.Time), Assert.Single(judgement.Silenced));
    }

    [Fact]
    public void Never_silences_another_action() => Assert.True(Alerts(Observed.Role, _hit with { Action = "s3:PutObject" }, _verdict));

    [Fact]
    public void Never_silences_another_network() => Assert.True(Alerts(Observed.Role, _hit with { Network = "203.0.113.0/24" }, _verdict));

    [Fact]
    public void Never_silences_another_region() => Assert.True(Alerts(Observed.Role, _hit with { Region = "us-east-1" }, _verdict));

    [Theory]
    [InlineData(Severity.High, true)]
    [InlineData(Severity.Critical, true)]
    [InlineData(Severity.Medium, false)]
    [InlineData(Severity.Low, false)]
    public void Never_silences_a_higher_severity(Severity severity, bool alerts) =>
        Assert.Equal(alerts, Alerts(Observed.Role, _hit with { Hits = [new RuleHit(_rule with { Severity = severity }, [])] }, _verdict));

    [Fact]
    public void Never_silences_another_rule() =>
        Assert.True(Alerts(Observed.Role, _hit with { Hits = [new RuleHit(_rule with { Name = "trail_deleted" }, [])] }, _verdict));

    [Fact]
    public void Silences_of_two_actions_only_the_one_that_was_judged()
    {
        var book = VerdictBook.Of([_verdict]);

        var judgement = Judge.Observe(
            Observed.Role,
            [_hit, _hit with { EventId = "e2", Action = "s3:PutObject" }],
            new Baseline(),
            CorrelationBook.Empty,
            new Windows(),
            new Trails(),
            JudgeTerms.Default with { Verdicts = book });

        Assert.Equal("e2", Assert.Single(Assert.Single(judgement.Updates).Events).EventId);
        Assert.Equal("e1", Assert.Single(judgement.Silenced).EventId);
    }

    [Fact]
    public void Never_mixes_the_action_of_one_judged_event_with_the_network_of_another()
    {
        var two = _verdict with
        {
            Shape = _verdict.Shape with
            {
                Events = [new EventShape("s3:GetObject", "198.51.100.0/24", "eu-west-1"), new EventShape("s3:PutObject", "203.0.113.0/24", "eu-west-1")],
            },
        };

        Assert.True(Alerts(Observed.Role, _hit with { Network = "203.0.113.0/24" }, two));
    }

    [Fact]
    public void Takes_a_network_that_was_not_recorded_for_no_network() =>
        Assert.True(Alerts(Observed.Role, _hit, _verdict with { Shape = _verdict.Shape with { Events = [new EventShape("s3:GetObject", null, null)] } }));

    [Theory]
    [InlineData(VerdictScope.Entity, false, true, true, true, true)]
    [InlineData(VerdictScope.Peers, false, false, true, true, true)]
    [InlineData(VerdictScope.Account, false, false, false, false, true)]
    public void Holds_within_its_scope_only(VerdictScope scope, bool self, bool peer, bool user, bool permissionSet, bool stranger)
    {
        var verdict = _verdict with { Scope = scope };

        Assert.Equal(
            [self, peer, user, permissionSet, stranger],
            new[] { Observed.Role, _peer, _user, _permissionSet, _stranger }.Select(e => Alerts(e, _hit, verdict)));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void Ends_when_it_expires_by_the_event_s_own_time(int seconds, bool alerts) =>
        Assert.Equal(alerts, Alerts(Observed.Role, _hit with { Time = _verdict.Expires!.Value.AddSeconds(seconds) }, _verdict));

    [Fact]
    public void Ends_when_it_is_undone() =>
        Assert.True(Alerts(Observed.Role, _hit, _verdict with { UndoneBy = "ana", UndoneAt = Observed.Start }));

    [Theory]
    [InlineData(VerdictKind.Malicious)]
    [InlineData(VerdictKind.Fixed)]
    public void Lets_only_what_is_expected_be_silent(VerdictKind kind) => Assert.True(Alerts(Observed.Role, _hit, _verdict with { Kind = kind }));

    [Theory]
    [InlineData("s3:GetObject", false)]
    [InlineData("s3:PutObject", true)]
    public void Looks_at_every_event_that_a_correlation_rests_on(string earlier, bool alerts)
    {
        var pair = new Correlation
        {
            Name = "pair",
            File = "pair.yml",
            Line = 1,
            Title = "Two in a row",
            Level = Severity.High,
            Type = CorrelationType.EventCount,
            Timespan = TimeSpan.FromMinutes(1),
            Condition = new CountCondition(2),
            Rules = ["counted"],
        };
        var counted = _hit with { Hits = [new RuleHit(new RuleSummary("counted", "Counted", Severity.Low, [], true), [])] };
        var verdict = _verdict with { Shape = _verdict.Shape with { Detector = pair.Detector, FoldKey = "pair", Severity = Severity.High } };

        var judgement = Judge.Observe(
            Observed.Role,
            [counted with { EventId = "e0", Action = earlier }, counted],
            new Baseline(),
            CorrelationBook.Of([pair]),
            new Windows(),
            new Trails(),
            JudgeTerms.Default with { Verdicts = VerdictBook.Of([verdict]) });

        Assert.Equal(alerts, judgement.Updates.Count == 1);
        Assert.Equal(!alerts, judgement.Silenced.Count == 1);
    }

    [Fact]
    public void Silences_behaviour_too()
    {
        var baseline = new Baseline();
        for (var hour = 0; hour < 24 * 14; hour++)
        {
            baseline.Learn(Observed.After(TimeSpan.FromHours(hour)));
        }

        var novel = Observed.After(TimeSpan.FromDays(14), "new") with { Action = "ec2:CreateKeyPair", Access = AccessClass.Permission, Region = "us-east-1" };
        var verdict = _verdict with
        {
            Shape = new VerdictShape("first-use", "first-use", Severity.Critical, [new EventShape("ec2:CreateKeyPair", novel.Network, "us-east-1")]),
        };

        var judgement = Judge.Observe(
            Observed.Role, [novel], baseline, CorrelationBook.Empty, new Windows(), new Trails(), JudgeTerms.Default with { Verdicts = VerdictBook.Of([verdict]) });

        Assert.DoesNotContain(judgement.Updates, u => u.Detector == "first-use");
        Assert.Contains(judgement.Silenced, s => s.EventId == "new");
    }

    private static bool Alerts(EntityId entity, Observation observation, Verdict verdict)
    {
        var judgement = Judged(entity, observation, verdict);
        Assert.Equal(judgement.Updates.Count, judgement.Candidates.Count);
        return judgement.Updates.Count > 0;
    }

    private static Judgement Judged(EntityId entity, Observation observation, Verdict verdict) => Judge.Observe(
        entity, [observation], new Baseline(), CorrelationBook.Empty, new Windows(), new Trails(), JudgeTerms.Default with { Verdicts = VerdictBook.Of([verdict]) });
}
