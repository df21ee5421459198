using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using OrleansSec.Contracts.Budgets;
using OrleansSec.Detection.Budgets;
using Xunit;

namespace OrleansSec.Detection.Tests.Budgets;

public sealed class AlertBudgetTests
{
    private const int Today = 20_000;

    [Fact]
    public void Starts_at_the_floor_when_nothing_is_known() => Assert.Equal((AlertBudget.Floor, 0), AlertBudget.Threshold(Today, [], 20));

    [Fact]
    public void Stays_at_the_floor_while_the_days_keep_to_the_budget()
    {
        var (bits, expected) = AlertBudget.Threshold(Today, Days(10, 20, _ => 15), 20);

        Assert.Equal(AlertBudget.Floor, bits);
        Assert.Equal(20, expected, 1e-9);
    }

    [Fact]
    public void Rises_just_above_what_would_break_the_budget()
    {
        var (bits, expected) = AlertBudget.Threshold(Today, Days(10, 40, i => 12 + (i * 0.25)), 20);

        Assert.Equal(16.76, bits, 1e-9);
        Assert.Equal(20, expected, 1e-9);
    }

    [Theory]
    [InlineData(13.01)]
    [InlineData(13.57)]
    [InlineData(16.1)]
    public void Hides_a_score_of_two_digits_that_would_break_the_budget(double score) =>
        Assert.True(AlertBudget.Threshold(Today, Days(3, 21, _ => score), 20).Bits > score);

    [Fact]
    public void Never_hides_high_and_critical()
    {
        var (bits, expected) = AlertBudget.Threshold(Today, Days(10, 100, i => i < 50 ? 30 : 23.999), 20);

        Assert.Equal(AlertBudget.Ceiling, bits);
        Assert.Equal(50, expected, 1e-9);
    }

    [Fact]
    public void Counts_what_may_not_be_hidden_against_the_budget()
    {
        Candidate[] rules = [.. Days(10, 15, _ => 8).Select(c => c with { AlertId = "r" + c.AlertId, IsHideable = false })];

        var alone = AlertBudget.Threshold(Today, Days(10, 10, _ => 14), 20);
        var together = AlertBudget.Threshold(Today, [.. rules, .. Days(10, 10, _ => 14)], 20);

        Assert.Equal(AlertBudget.Floor, alone.Bits);
        Assert.Equal((14.01, 15), (together.Bits, Math.Round(together.Expected, 9)));
    }

    [Fact]
    public void Looks_only_at_the_thirty_days_before()
    {
        Candidate[] others = [.. Days(10, 100, _ => 20).Select(c => c with { Day = c.Day - 31 }), .. Days(3, 100, _ => 20).Select(c => c with { Day = c.Day + 10 })];

        Assert.Equal((AlertBudget.Floor, 0), AlertBudget.Threshold(Today, others, 20));
    }

    [Fact]
    public void Lets_a_busy_day_of_long_ago_count_less_than_one_of_yesterday()
    {
        Candidate[] quiet = [.. Days(28, 1, _ => 13)];
        Candidate[] Busy(int age) => [.. Enumerable.Range(0, 300).Select(i => new Candidate($"b{i}", Today - age, 15, true))];

        var old = AlertBudget.Threshold(Today, [.. quiet, .. Busy(28)], 20);
        var fresh = AlertBudget.Threshold(Today, [.. quiet, .. Busy(1)], 20);

        Assert.Equal(AlertBudget.Floor, old.Bits);
        Assert.True(fresh.Bits > 15);
    }

    [Property(MaxTest = 200)]
    public bool Keeps_the_days_before_to_the_budget_or_hides_all_it_may(int seed, PositiveInt budget)
    {
        var random = new Random(seed);
        Candidate[] candidates =
        [
            .. Enumerable.Range(0, random.Next(1, 400)).Select(i => new Candidate(
                $"c{i}", Today - 1 - random.Next(5), Math.Round(12 + (random.NextDouble() * 20), 3), random.Next(3) > 0)),
        ];

        var (bits, expected) = AlertBudget.Threshold(Today, candidates, budget.Get % 40);
        var (first, all) = (candidates.Min(c => c.Day), 0.0);
        foreach (var candidate in candidates.Where(c => !c.IsHideable || c.Score >= bits))
        {
            all += Math.Pow(2, -(Today - candidate.Day) / 7.0);
        }

        var mean = all / Enumerable.Range(first, Today - first).Sum(d => Math.Pow(2, -(Today - d) / 7.0));
        return bits is >= AlertBudget.Floor and <= AlertBudget.Ceiling
            && Math.Abs(mean - expected) < 1e-6
            && (mean <= (budget.Get % 40) + 1e-9 || bits == AlertBudget.Ceiling
                || candidates.All(c => !c.IsHideable || c.Score < bits || c.Score >= AlertBudget.Ceiling));
    }

    [Property(MaxTest = 100)]
    public bool Does_not_depend_on_the_order_of_candidates(int seed)
    {
        var random = new Random(seed);
        Candidate[] candidates =
        [
            .. Enumerable.Range(0, 200).Select(i => new Candidate($"c{i}", Today - 1 - random.Next(9), 12 + random.Next(12), true)),
        ];
        var shuffled = candidates.ToArray();
        random.Shuffle(shuffled);

        return AlertBudget.Threshold(Today, candidates, 3).Bits.Equals(AlertBudget.Threshold(Today, shuffled, 3).Bits);
    }

    private static Candidate[] Days(int days, int perDay, Func<int, double> score) =>
    [
        .. Enumerable.Range(1, days).SelectMany(age => Enumerable.Range(0, perDay)
            .Select(i => new Candidate($"{age}-{i}", Today - age, score(i), true))),
    ];
}
