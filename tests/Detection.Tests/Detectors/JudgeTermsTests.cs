using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Budgets;
using OrleansSec.Detection.Correlations;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

public sealed class JudgeTermsTests
{
    private static readonly Observation _novel = Observed.After(TimeSpan.FromDays(14), "new") with { Action = "sqs:ListQueues", Access = AccessClass.Read, Region = "us-east-1" };

    [Fact]
    public void Hides_behaviour_below_the_day_s_threshold_and_still_counts_it()
    {
        var score = Assert.Single(Judged(_novel, 12).Updates).Score;

        var hidden = Judged(_novel, score + 0.01);

        Assert.InRange(score, 12, 24);
        Assert.Empty(hidden.Updates);
        var candidate = Assert.Single(hidden.Candidates);
        Assert.Equal((score, true, AlertBudget.Day(_novel.Time)), (candidate.Score, candidate.IsHideable, candidate.Day));
    }

    [Fact]
    public void Shows_behaviour_at_the_threshold_and_says_which_it_was()
    {
        var score = Assert.Single(Judged(_novel, 12).Updates).Score;

        Assert.Equal(score, Assert.Single(Judged(_novel, score).Updates).Threshold);
    }

    [Fact]
    public void Never_hides_what_is_high_whatever_the_threshold()
    {
        var severe = _novel with { Action = "ec2:CreateKeyPair", Access = AccessClass.Permission, Region = "us-east-1", Network = "203.0.113.0/24" };

        var update = Assert.Single(Judged(severe, 1000).Updates);

        Assert.True(update.Severity >= Severity.High);
        Assert.Equal(AlertBudget.Ceiling, update.Threshold);
    }

    [Theory]
    [InlineData(Severity.Informational)]
    [InlineData(Severity.Low)]
    [InlineData(Severity.Medium)]
    [InlineData(Severity.High)]
    [InlineData(Severity.Critical)]
    public void Shows_a_rule_of_any_level_whatever_the_threshold(Severity severity)
    {
        var judgement = Judged(Hit(severity), 24);

        var update = Assert.Single(judgement.Updates);
        Assert.True(update.Threshold <= update.Score && update.Threshold > 0);
        Assert.False(Assert.Single(judgement.Candidates).IsHideable);
    }

    [Theory]
    [InlineData(Severity.Informational, 0)]
    [InlineData(Severity.Low, 0)]
    [InlineData(Severity.Medium, 1)]
    public void Hides_a_low_rule_on_what_a_program_does_habitually(Severity severity, int alerts) =>
        Assert.Equal(alerts, Judged(Hit(severity) with { Action = "s3:GetObject" }, 12).Updates.Count);

    [Fact]
    public void Shows_a_medium_rule_that_counts_as_low_because_a_program_meets_it_habitually()
    {
        var hit = Hit(Severity.Medium) with { Action = "s3:GetObject" };
        var baseline = new Baseline();
        for (var hour = 0; hour < 24 * 14; hour++)
        {
            baseline.Learn(Observed.After(TimeSpan.FromHours(hour)) with { Hits = hit.Hits });
        }

        Assert.Equal(Severity.Low, Assert.Single(Judged(hit, 24, baseline).Updates).Severity);
    }

    [Fact]
    public void Hides_a_low_rule_on_what_a_person_does_habitually_from_a_network_of_its_own() =>
        Assert.Empty(Judged(Hit(Severity.Low) with { Action = "s3:GetObject" }, 12, Learnt(client: "console")).Updates);

    [Fact]
    public void Shows_a_low_rule_on_what_a_person_does_habitually_from_a_network_that_is_new_to_it()
    {
        var elsewhere = Hit(Severity.Low) with { Action = "s3:GetObject", Network = "203.0.113.0/24" };

        Assert.Single(Judged(elsewhere, 12, Learnt(client: "console")).Updates);
    }

    [Fact]
    public void Shows_a_low_rule_on_what_a_steady_program_does_habitually_once_it_is_elsewhere()
    {
        var elsewhere = Hit(Severity.Low) with { Action = "s3:GetObject", Network = "203.0.113.0/24" };

        Assert.Single(Judged(elsewhere, 12).Updates);
    }

    [Fact]
    public void Hides_a_low_rule_on_what_is_new_to_a_principal_but_common_among_its_peers()
    {
        var hit = Hit(Severity.Low) with { Action = "s3:GetObject" };
        var alone = Learnt(action: "s3:ListBuckets");
        var amongPeers = Learnt(action: "s3:ListBuckets");
        amongPeers.Norms = PeersTests.Company();

        Assert.Single(Judged(hit, 12, alone).Updates);
        Assert.Empty(Judged(hit, 12, amongPeers).Updates);
    }

    [Fact]
    public void Judges_each_event_by_the_threshold_of_its_own_day()
    {
        var later = _novel with { EventId = "later", Action = "sns:ListTopics", Region = "eu-north-1", Time = _novel.Time.AddDays(1) };
        var day = AlertBudget.Day(_novel.Time);
        var terms = JudgeTerms.Default with { Thresholds = new Dictionary<int, double> { [day] = 24, [day + 1] = 12 } };

        var judgement = Judge.Observe(Observed.Role, [_novel, later], Learnt(), CorrelationBook.Empty, new Windows(), new Trails(), terms);

        Assert.Equal("later", Assert.Single(judgement.Updates).JudgedEventId);
        Assert.Equal(2, judgement.Candidates.Count);
    }

    private static Observation Hit(Severity severity) => Observed.After(TimeSpan.FromDays(14), "hit") with
    {
        Action = "s3:ListBuckets",
        Access = AccessClass.Read,
        Hits = [new RuleHit(new RuleSummary("some_rule", "A rule", severity, []), [])],
    };

    private static Judgement Judged(Observation observation, double threshold, Baseline? baseline = null)
    {
        var terms = JudgeTerms.Default with { Thresholds = new Dictionary<int, double> { [AlertBudget.Day(observation.Time)] = threshold } };
        var judgement = Judge.Observe(Observed.Role, [observation], baseline ?? Learnt(), CorrelationBook.Empty, new Windows(), new Trails(), terms);
        return observation.Hits.Count == 0 ? judgement : judgement with
        {
            Updates = [.. judgement.Updates.Where(u => u.Detector == "rule:some_rule")],
            Candidates = [.. judgement.Candidates.Where(c => !c.IsHideable)],
        };
    }

    private static Baseline Learnt(string client = "boto3", string action = "s3:GetObject")
    {
        var baseline = new Baseline();
        for (var hour = 0; hour < 24 * 14; hour++)
        {
            baseline.Learn(Observed.After(TimeSpan.FromHours(hour)) with { Client = client, Action = action });
        }

        return baseline;
    }
}
