using OrleansSec.Contracts.Alerts;
using OrleansSec.Silo.Evaluate;
using Xunit;

namespace OrleansSec.System.Tests.Evaluate;

public sealed class StepsTests
{
    private static readonly DateTimeOffset _noon = new(2026, 6, 5, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Counts_a_step_once_however_many_of_its_events_an_alert_holds()
    {
        LabelledEvent[] labels = [Label("a", 1), Label("b", 1), Label("c", 2)];

        var steps = Steps.Visible(labels);

        Assert.Equal(2, steps.Count);
        Assert.Equal([true, false], steps.Select(s => Steps.IsFound(s, ["a", "b"])));
        Assert.Equal([true, false], steps.Select(s => Steps.IsFound(s, ["b"])));
    }

    [Fact]
    public void Leaves_out_steps_of_which_no_event_is_visible()
    {
        var steps = Steps.Visible([Label("a", 1, isVisible: false), Label("b", 2)]);

        Assert.Equal(2, Assert.Single(steps).Key.Step);
    }

    [Fact]
    public void Tells_which_visible_step_was_found_first_and_how_long_that_took()
    {
        LabelledEvent[] labels = [Label("a", 1, isVisible: false), Label("b", 2), Label("c", 3), Label("d", 4)];

        var attack = Assert.Single(Steps.Attacks(labels, ["c", "d"], id => _noon.AddMinutes(id[0] - 'a')));

        Assert.Equal(new AttackScore("a1", 3, 2, 2, TimeSpan.FromMinutes(2)), attack);
    }

    [Fact]
    public void Gives_no_first_step_where_nothing_was_found()
    {
        var attack = Assert.Single(Steps.Attacks([Label("a", 1)], [], _ => _noon));

        Assert.Equal(new AttackScore("a1", 1, 0, null, null), attack);
    }

    [Fact]
    public void Puts_recall_by_technique_with_the_worst_first()
    {
        LabelledEvent[] labels = [Label("a", 1, "T1078"), Label("b", 2, "T1485"), Label("c", 3, "T1485")];

        var recalls = Steps.ByTechnique(Steps.Visible(labels), ["a", "b"]);

        Assert.Equal([new TechniqueRecall("T1485", 1, 2), new TechniqueRecall("T1078", 1, 1)], recalls);
    }

    [Fact]
    public void Raises_both_recall_and_false_alerts_as_the_score_sinks()
    {
        var (right, wrong, weak) = (Alert(30, "a"), Alert(20, "x"), Alert(10, "b"));

        var curve = Steps.Curve([right, wrong, weak], [wrong], [Label("a", 1), Label("b", 2)], days: 2);

        Assert.Equal([new CurvePoint(30, 0, 0.5), new CurvePoint(20, 0.5, 0.5), new CurvePoint(10, 0.5, 1)], curve);
    }

    [Fact]
    public void Counts_noise_after_three_days_of_learning_and_names_the_worst_day()
    {
        JudgedAlert[] wrong =
        [
            Alert(30, "a", _noon.AddDays(1)),
            Alert(30, "b", _noon.AddDays(4)), Alert(8, "c", _noon.AddDays(4)),
            Alert(8, "d", _noon.AddDays(5)),
        ];

        var noise = NoiseCount.Of(wrong, _noon.AddHours(-12), days: 7, benignEvents: 200_000, principals: 10);

        Assert.Equal(4, noise.Days);
        Assert.Equal(0.75, noise.AllPerDay);
        Assert.Equal(0.25, noise.PerDay[Severity.High]);
        Assert.Equal((2, 1), (noise.WorstDay, noise.WorstDayHigh));
        Assert.Equal(2, noise.PerHundredThousand);
        Assert.Equal(3.0 / 40, noise.PerPrincipalDay);
    }

    [Theory]
    [InlineData("T1562.008", "T1562.001", "", true)]
    [InlineData("T1537", "T1578.001", "Exfiltration", true)]
    [InlineData("T1537", "T1578.001", "", false)]
    [InlineData("T1485", "T1552.005", "Credential Access", false)]
    [InlineData("T1537", "TA0010:T1537", "", true)]
    public void Calls_techniques_consistent_that_share_a_parent_or_a_tactic(string alert, string label, string tactic, bool isConsistent)
    {
        Assert.Equal(isConsistent, Tactics.AreConsistent([alert], [label], [tactic]));
    }

    private static LabelledEvent Label(string id, int step, string technique = "T1078", bool isVisible = true) =>
        new(id, "a1", step, technique, isVisible, string.Empty, null);

    private static JudgedAlert Alert(double score, string eventId, DateTimeOffset? time = null) => new(
        score >= 24 ? Severity.High : Severity.Low, score, "rule:x", "X", "prin:111122223333:user:ana", time ?? _noon, [], string.Empty, [eventId]);
}
