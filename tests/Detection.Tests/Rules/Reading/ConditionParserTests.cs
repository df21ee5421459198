using OrleansSec.Detection.Rules;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules.Reading;

/// <summary>Where and why a condition cannot be read.</summary>
public sealed class ConditionParserTests
{
    private const string Before = "  condition: ";

    [Theory]
    [InlineData("a and", 6, "the name of a selection is expected at the end")]
    [InlineData("or a", 1, "the name of a selection is expected instead of or")]
    [InlineData("a and not", 10, "the name of a selection is expected at the end")]
    [InlineData("a and them", 7, "the name of a selection is expected instead of them")]
    [InlineData("a and )", 7, "the name of a selection is expected instead of )")]
    [InlineData("a b_1", 3, "b_1 is not expected here")]
    [InlineData("(a or b_1", 10, "a closing parenthesis is missing")]
    [InlineData("(a b_1)", 4, "a closing parenthesis is expected instead of b_1")]
    [InlineData("a and zz9", 7, "there is no selection zz9")]
    [InlineData("a and b_3", 7, "there is no selection b_3; did you mean b_1?")]
    [InlineData("a or 2 of b_*", 6, "2 of is not Sigma: write 1 of or all of")]
    [InlineData("a or 1 of zz*", 11, "no selection is named like zz*")]
    [InlineData("a or 1 of b_3*", 11, "no selection is named like b_3*; did you mean b_1?")]
    [InlineData("a or 1 of", 10, "a pattern of selections is expected behind of")]
    [InlineData("a | count() > 5", 3, "the aggregation | count() > 5 is obsolete Sigma and is refused; write a correlation of type event_count that refers to this rule")]
    [InlineData("a | b_1 | c", 3, "the pipe (| b_1 | c) is obsolete Sigma and is refused; write a Sigma correlation that refers to this rule")]
    public void Says_at_which_word(string condition, int at, string reason)
    {
        var problem = Assert.Single(Problems(condition), p => p.IsError);

        Assert.Equal((9, Before.Length + at, reason), (problem.Line, problem.Column, problem.Message));
    }

    [Fact]
    public void Says_where_it_starts_if_it_is_quoted_or_goes_over_lines()
    {
        Assert.Equal(Before.Length + 1, Assert.Single(Problems("'a and z_9'"), p => p.IsError).Column);
        Assert.Equal(Before.Length + 1, Assert.Single(Problems("a and\n    z_9"), p => p.IsError).Column);
    }

    [Fact]
    public void Says_where_it_starts_if_it_is_empty_or_too_long()
    {
        var empty = Assert.Single(Problems("~"), p => p.IsError);
        var longer = Assert.Single(Problems("a" + new string('a', 8192)), p => p.IsError);

        Assert.Equal((Before.Length + 1, "there is no selection ~"), (empty.Column, empty.Message));
        Assert.Equal(Before.Length + 1, longer.Column);
        Assert.Equal("the name of a selection is expected at the end", Assert.Single(Sigma.Problems("a: {eventName: x}\ncondition:"), p => p.IsError).Message);
        Assert.Equal(13, Assert.Single(Sigma.Problems("a: {eventName: x}\ncondition:"), p => p.IsError).Column);
    }

    [Fact]
    public void Tells_names_apart_by_case() =>
        Assert.Equal("no selection is named like B_*; did you mean b_1?", Assert.Single(Problems("1 of B_*"), p => p.IsError).Message);

    [Fact]
    public void Is_missed() => Assert.Equal(
        "r.yml:5: error: the detection has no condition",
        Assert.Single(RuleReader.Read("r.yml", Sigma.Text("a: {eventName: x}")).Problems).ToString());

    [Fact]
    public void Names_the_first_failure_alone() =>
        Assert.Equal("there is no selection first", Assert.Single(Problems("(first or second"), p => p.IsError).Message);

    [Fact]
    public void Reads_conditions_of_up_to_8192_characters()
    {
        var longest = "a" + new string(' ', 8190) + "a";

        Assert.Equal("a is not expected here", Assert.Single(Problems($"'{longest}'"), p => p.IsError).Message);
        Assert.Equal(
            "the condition is longer than 8192 characters", Assert.Single(Problems($"'{longest}a'"), p => p.IsError).Message);
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void Nests_sixty_four_deep(int depth, bool isRead)
    {
        var not = string.Concat(Enumerable.Repeat("not ", depth));
        var brackets = new string('(', depth) + "a" + new string(')', depth);

        Assert.Equal(isRead, !Problems(not + "a").Any(p => p.IsError));
        Assert.Equal(isRead, !Problems(brackets).Any(p => p.IsError));
    }

    [Fact]
    public void May_hold_as_many_parts_as_it_likes()
    {
        var wide = string.Join(" or ", Enumerable.Repeat("not (a and b_1)", 100));

        Assert.DoesNotContain(Problems(wide), p => p.IsError);
    }

    [Theory]
    [InlineData("1 of them", "_c")]
    [InlineData("a or b_1", "b_2 _c")]
    [InlineData("all of b_*", "a _c")]
    [InlineData("1 of b_* or 1 of _*", "a")]
    [InlineData("[a, b_2]", "b_1 _c")]
    public void Tells_which_selections_it_leaves_out(string condition, string unused) => Assert.Equal(
        unused.Split(' ').Select(name => $"the condition does not use the selection {name}"),
        Problems(condition).Select(p => p.Message));

    [Fact]
    public void Says_nothing_of_a_selection_that_has_problems_of_its_own()
    {
        var problems = Sigma.Problems("a: {eventName|containz: x}\nb: {eventName: y}\ncondition: a and b or all of them or not a");

        Assert.Equal([5], problems.Select(p => p.Line));
    }

    private static RuleProblem[] Problems(string condition) =>
    [
        .. Sigma.Problems($$"""
        a: {eventName: x}
        b_1: {eventName: x}
        b_2: {eventName: x}
        _c: {eventName: x}
        condition: {{condition}}
        """).Where(p => p.IsError || p.Message.StartsWith("the condition", StringComparison.Ordinal)),
    ];
}
