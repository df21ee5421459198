using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Verdicts;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Budgets;
using OrleansSec.Detection.Detectors;
using OrleansSec.Detection.Verdicts;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

/// <summary>What is alerted, what stays below its bar, and what a verdict silences.</summary>
public sealed class AlertFoldsTests
{
    private readonly Baseline _baseline = new();

    [Fact]
    public void Silences_what_a_verdict_expects_and_says_so()
    {
        var shape = new VerdictShape("rule:a_rule", "a_rule", Severity.Medium, [new EventShape("s3:GetObject", "198.51.100.0/24", "eu-west-1")]);
        var verdict = new Verdict(
            "v1", 1, VerdictKind.Expected, VerdictScope.Entity, Observed.Role, "alert", "A rule", "ana", Observed.Start, Observed.Start.AddDays(30), null, shape);
        var folds = Folds(JudgeTerms.Default with { Verdicts = VerdictBook.Of([verdict]) });

        folds.Add([Finding("rule:a_rule", 16), Finding("rule:another", 16)], At(1, "e"), null);

        var judgement = folds.ToJudgement();
        Assert.Equal("rule:another", Assert.Single(judgement.Updates).Detector);
        Assert.Equal(new SilencedEvent("v1", "e", At(1, "e").Time), Assert.Single(judgement.Silenced));
        Assert.Single(judgement.Candidates);
    }

    [Theory]
    [InlineData(AlertBudget.Floor, 1)]
    [InlineData(AlertBudget.Floor - 0.001, 0)]
    public void Counts_a_guess_from_the_floor_on(double score, int candidates)
    {
        var folds = Folds(JudgeTerms.Default);

        folds.Add([Finding("first-use", score)], At(0, "e"), null);

        Assert.Equal((candidates, candidates), (folds.ToJudgement().Candidates.Count, folds.ToJudgement().Updates.Count));
    }

    [Fact]
    public void Counts_an_alert_once_by_its_highest_score_and_as_one_that_cannot_be_hidden_if_any_of_it_cannot()
    {
        for (var hour = 0; hour < 5; hour++)
        {
            _baseline.Learn(At(hour, $"{hour}"));
        }

        var folds = Folds(JudgeTerms.Default);
        var low = new RuleHit(new RuleSummary("a_rule", "A rule", Severity.Low, []), []);
        foreach (var (score, network) in new[] { (14, "198.51.100.0/24"), (16, "198.51.100.0/24"), (13, "203.0.113.0/24"), (15, "198.51.100.0/24") })
        {
            folds.Add([Finding("rule:a_rule", score)], At(30, $"e{score}") with { Network = network, Hits = [low] }, null);
        }

        var candidate = Assert.Single(folds.ToJudgement().Candidates);
        Assert.Equal((16d, false), (candidate.Score, candidate.IsHideable));
    }

    private static Observation At(int hours, string id) => Observed.After(TimeSpan.FromHours(hours), id);

    private static Finding Finding(string detector, double score) => new(
        detector, detector[(detector.IndexOf(':', StringComparison.Ordinal) + 1)..], SeverityScale.Of(score), "A finding", [], [new Reason("x", "y", score, "Why.")]);

    private AlertFolds Folds(JudgeTerms terms) => new(Observed.Role, _baseline, terms);
}
