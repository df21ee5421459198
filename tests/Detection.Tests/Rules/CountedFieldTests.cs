using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Rules;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules;

/// <summary>The values that a hit brings along for correlations that count them.</summary>
public sealed class CountedFieldTests
{
    [Fact]
    public void Are_all_values_of_the_event_but_null() => Assert.Equal(
        [new FieldMatch("eventSource", "a"), new FieldMatch("eventSource", "b")],
        Values("""{"eventName":"x","eventSource":["a",null,"b"]}"""));

    [Fact]
    public void Are_sixteen_at_most() => Assert.Equal(
        Enumerable.Range(0, 16).Select(i => $"v{i}"),
        Values($$"""{"eventName":"x","eventSource":[{{string.Join(',', Enumerable.Range(0, 20).Select(i => $"\"v{i}\""))}}]}""").Select(v => v.Value));

    [Fact]
    public void Are_bounded_in_length_and_still_tell_long_ones_apart()
    {
        var start = new string('x', 7000);

        var values = Values($$"""{"eventName":"x","eventSource":["{{start}}a","{{start}}b"]}""");

        Assert.Equal(2, values.Select(v => v.Value).Distinct().Count());
        Assert.All(values, v => Assert.InRange(v.Value.Length, 1, 512));
    }

    [Fact]
    public void Are_not_there_if_nobody_counts() =>
        Assert.Null(Assert.Single(Sigma.Hits(Sigma.Selecting("eventName: x"), """{"eventName":"x"}""")).Values);

    [Fact]
    public void Come_with_a_silent_rule_that_says_nothing_else()
    {
        var rule = Counting();
        rule = rule with { Summary = rule.Summary with { IsSilent = true } };

        var hit = Assert.Single(Sigma.Hits(rule, """{"eventName":"x","eventSource":"a"}"""));

        Assert.Empty(hit.Matches);
        Assert.Equal("a", Assert.Single(hit.Values!).Value);
    }

    private static SigmaRule Counting()
    {
        var rule = Sigma.Selecting("eventName: x");
        return rule with { Counted = ["eventSource"], Fields = [.. rule.Fields, "eventSource"] };
    }

    private static IReadOnlyList<FieldMatch> Values(string json) => Assert.Single(Sigma.Hits(Counting(), json)).Values!;
}
