using OrleansSec.Detection.Rules;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules;

/// <summary>The grammar of conditions.</summary>
public sealed class ConditionTests
{
    private const string Selections = """
        a: {eventName: yes}
        b_1: {eventSource: yes}
        b_2: {errorCode: yes}
        _c: {awsRegion: yes}
        """;

    [Theory]
    [InlineData("a", "a")]
    [InlineData("not a", "!a")]
    [InlineData("not not a", "a")]
    [InlineData("a and b_1", "a&1")]
    [InlineData("a or b_1 and b_2", "a|(1&2)")]
    [InlineData("(a or b_1) and b_2", "(a|1)&2")]
    [InlineData("not a and b_1", "!a&1")]
    [InlineData("not (a and b_1)", "!(a&1)")]
    [InlineData("a AND NOT b_1 OR b_2", "(a&!1)|2")]
    [InlineData("1 of b_*", "1|2")]
    [InlineData("any of b_*", "1|2")]
    [InlineData("all of b_*", "1&2")]
    [InlineData("a and not 1 of b_*", "a&!(1|2)")]
    [InlineData("1 of them", "a|1|2")]
    [InlineData("all of them", "a&1&2")]
    [InlineData("all of them or _c", "(a&1&2)|c")]
    [InlineData("1 of _*", "c")]
    [InlineData("1 of *", "a|1|2")]
    [InlineData("((a))or(b_1)", "a|1")]
    [InlineData("[a and b_1, b_2]", "(a&1)|2")]
    public void Means_what_its_words_say(string condition, string meaning)
    {
        var rule = Sigma.Rule($"{Selections}\ncondition: {condition}");

        for (var bits = 0; bits < 16; bits++)
        {
            var (a, b1, b2, c) = ((bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0, (bits & 8) > 0);
            var json = $$"""
                {"eventName":"{{Word(a)}}","eventSource":"{{Word(b1)}}","errorCode":"{{Word(b2)}}","awsRegion":"{{Word(c)}}"}
                """;
            var expected = Truth.Of(meaning, name => name switch { 'a' => a, '1' => b1, '2' => b2, _ => c });

            Assert.Equal(expected, Sigma.Hits(rule, json).Count == 1);
        }
    }

    [Theory]
    [InlineData("a and", "the name of a selection is expected at the end")]
    [InlineData("and a", "the name of a selection is expected instead of and")]
    [InlineData("a b_1", "b_1 is not expected here")]
    [InlineData("(a or b_1", "a closing parenthesis is missing")]
    [InlineData("a)", ") is not expected here")]
    [InlineData("(a b_1)", "a closing parenthesis is expected instead of b_1")]
    [InlineData("b1", "there is no selection b1; did you mean b_1?")]
    [InlineData("2 of b_*", "2 of is not Sigma: write 1 of or all of")]
    [InlineData("1 of x_*", "no selection is named like x_*")]
    [InlineData("1 of", "a pattern of selections is expected behind of")]
    [InlineData("''", "the name of a selection is expected at the end")]
    [InlineData("[]", "the condition is empty")]
    [InlineData("{a: b}", "the condition must be a text")]
    [InlineData("a | count() by userIdentity.arn > 5", "write a correlation of type event_count with group-by: userIdentity.arn")]
    [InlineData("a | count(awsRegion) > 5", "write a correlation of type value_count and field: awsRegion")]
    [InlineData("a | near b_1", "write a correlation of type temporal")]
    [InlineData("a | what", "the pipe (| what) is obsolete Sigma and is refused")]
    public void Is_refused_by_what_is_wrong_with_it(string condition, string message)
    {
        var problems = Sigma.Problems($"{Selections}\ncondition: {condition}");

        Assert.Contains(problems, p => p.IsError && p.Line == 9 && p.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Is_refused_at_the_word_that_is_wrong()
    {
        var problem = Assert.Single(Sigma.Problems("sel: {eventName: x}\ncondition: sel and sol"), p => p.IsError);

        Assert.Equal((6, 22), (problem.Line, problem.Column));
    }

    [Fact]
    public void Is_refused_when_nested_too_deep()
    {
        var deep = string.Concat(Enumerable.Repeat("not ", 1500));

        Assert.Contains(Sigma.Problems($"{Selections}\ncondition: {deep}a"), p => p.Message == "the condition is nested too deep");
    }

    [Fact]
    public void Warns_of_selections_that_it_does_not_use()
    {
        var reading = RuleReader.Read("r.yml", Sigma.Text("a: {eventName: x}\nb: {eventName: y}\ncondition: a"));

        Assert.NotNull(reading.Rule);
        Assert.Equal("r.yml:6: warning: the condition does not use the selection b", Assert.Single(reading.Problems).ToString());
    }

    private static string Word(bool isTrue) => isTrue ? "yes" : "no";
}
