using System.Text;
using OrleansSec.Detection.Rules;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules;

/// <summary>The cases beside a rule.</summary>
public sealed class RuleCasesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Stand_beside_the_rule() => Assert.Equal("rules/x.cases.yml", RuleCases.PathFor("rules/x.yml"));

    [Fact]
    public void Merge_each_event_over_the_base()
    {
        var cases = Load("""
            response: Do it.
            source: https://docs.aws.amazon.com/x
            base:
              eventVersion: "1.09"
              count: 1.50
              userIdentity: {type: IAMUser, userName: ana}
              errorCode: X
            cases:
              - name: one
                kind: near_miss
                event: {userIdentity: {userName: bob, mfa: no}, errorCode: null, other: null, list: [true, 2, "3"]}
            """).Cases!;

        var one = Assert.Single(cases.Cases);
        Assert.Equal(("Do it.", "https://docs.aws.amazon.com/x"), (cases.Response, cases.Source));
        Assert.Equal(("one", RuleCaseKind.NearMiss, false, 9), (one.Name, one.Kind, one.MustMatch, one.Line));
        Assert.Equal(
            """{"eventVersion":"1.09","count":1.50,"userIdentity":{"type":"IAMUser","userName":"bob","mfa":"no"},"other":null,"list":[true,2,"3"]}""",
            Encoding.UTF8.GetString(one.Event.Span));
    }

    [Fact]
    public void Are_refused_with_all_that_is_wrong()
    {
        var reading = Load("""
            responce: typo
            base: []
            cases:
              - name: one
                kind: hitt
                event: {a: b}
              - name: one
                kind: hit
              - text
            """);

        Assert.Null(reading.Cases);
        Assert.Equal([1, 1, 2, 5, 7, 7, 9], reading.Problems.Select(p => p.Line));
        Assert.Contains(reading.Problems, p => p.Message.Contains("did you mean response?", StringComparison.Ordinal));
    }

    [Fact]
    public void Are_missed_with_a_warning()
    {
        var reading = RuleCases.Load(Path.Combine(_folder, "none.cases.yml"));

        Assert.Null(reading.Cases);
        Assert.Equal(":1: warning: the rule has no cases", Assert.Single(reading.Problems).ToString()[^34..]);
    }

    [Fact]
    public void Pass_if_the_rule_does_as_they_say()
    {
        var rule = Sigma.Selecting("eventName: CreateUser\nuserIdentity.type: Root");
        var cases = Load("""
            response: Do it.
            base: {eventName: CreateUser, userIdentity: {type: Root}}
            cases:
              - {name: right, kind: hit, event: {}}
              - {name: wrong, kind: evasion, event: {eventName: DeleteUser}}
              - {name: right too, kind: near_miss, event: {userIdentity: {type: IAMUser}}}
            """).Cases!;

        var results = RuleTest.Run(rule, cases);

        Assert.Equal([true, false, true], results.Select(r => r.Passed));
        Assert.Equal(
            [
                "a_rule does not match",
                "  selection: does not hold",
                "    asked eventName: CreateUser; eventName is DeleteUser",
            ],
            results[1].Explanation.Lines());
        Assert.Equal(
            ["a_rule matches", "  selection: holds", "    eventName = CreateUser", "    userIdentity.type = Root"],
            results[0].Explanation.Lines());
    }

    private RuleCasesReading Load(string text)
    {
        var path = Path.Combine(_folder, "x.cases.yml");
        File.WriteAllText(path, text);
        return RuleCases.Load(path);
    }
}
