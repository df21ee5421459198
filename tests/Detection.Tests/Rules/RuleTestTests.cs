using System.Text;
using OrleansSec.Detection.Rules;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules;

/// <summary>A rule runs on its cases.</summary>
public sealed class RuleTestTests
{
    private readonly SigmaRule _rule = Sigma.Selecting("eventName: CreateUser");

    [Theory]
    [InlineData(RuleCaseKind.Hit, true, "CreateUser", "Other")]
    [InlineData(RuleCaseKind.Hit, true, "Other", "CreateUser")]
    [InlineData(RuleCaseKind.Hit, false, "Other", "Another")]
    [InlineData(RuleCaseKind.Evasion, true, "Other", "createuser")]
    [InlineData(RuleCaseKind.NearMiss, true, "Other", "Another")]
    [InlineData(RuleCaseKind.NearMiss, false, "CreateUser", "Other")]
    [InlineData(RuleCaseKind.NearMiss, false, "Other", "CreateUser")]
    public void Asks_one_event_of_a_sequence_to_match(RuleCaseKind kind, bool passed, params string[] actions) =>
        Assert.Equal(passed, Run(kind, actions).Passed);

    [Theory]
    [InlineData("eventName = CreateUser", "Other", "CreateUser", "Another")]
    [InlineData("asked eventName: CreateUser; eventName is Another", "Other", "Another")]
    public void Explains_the_event_that_decided(string fact, params string[] actions)
    {
        var result = Run(RuleCaseKind.Hit, actions);

        Assert.Equal([fact], Assert.Single(result.Explanation.Selections).Facts);
        Assert.Equal("one", result.Case.Name);
    }

    [Fact]
    public void Forgets_one_case_before_the_next()
    {
        var cases = new RuleCases("Do it.", null, [Case(RuleCaseKind.Hit, "CreateUser"), Case(RuleCaseKind.NearMiss, "Other")]);

        Assert.All(RuleTest.Run(_rule, cases), r => Assert.True(r.Passed));
    }

    [Fact]
    public void Runs_rules_for_other_logs_too()
    {
        var rule = Sigma.Rule("a: {eventName: x}\ncondition: a", service: "auditd");

        Assert.True(Assert.Single(RuleTest.Run(rule, new RuleCases("Do it.", null, [Case(RuleCaseKind.Hit, "x")]))).Passed);
    }

    private static RuleCase Case(RuleCaseKind kind, params string[] actions) => new(
        "one", kind, [.. actions.Select(a => new TimedEvent(TimeSpan.Zero, Encoding.UTF8.GetBytes($$"""{"eventName":"{{a}}"}""")))], 1);

    private RuleTestResult Run(RuleCaseKind kind, string[] actions) =>
        Assert.Single(RuleTest.Run(_rule, new RuleCases("Do it.", null, [Case(kind, actions)])));
}
