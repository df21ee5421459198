using System.Text.RegularExpressions;
using OrleansSec.Detection.Rules;
using Xunit;

namespace OrleansSec.Rules.Tests;

/// <summary>Every rule against its cases and the rules of the house.</summary>
public sealed partial class RuleTests
{
    /// <summary>The names of all rules but the parts of a correlation.</summary>
    public static TheoryData<string> Names { get; } = [.. RuleFiles.Folder.TestedRules.Select(r => r.Name)];

    /// <summary>All cases of all rules.</summary>
    public static TheoryData<string, string> Cases { get; } =
        [.. RuleFiles.Folder.TestedRules.SelectMany(r => RuleFiles.Cases(r).Select(c => (r.Name, c.Name)))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_named_and_described(string name)
    {
        var rule = RuleFiles.ByName[name];

        Assert.Matches(SnakeCase, rule.Name);
        Assert.True(Guid.TryParseExact(rule.Id, "D", out _), $"{rule.File}: the id must be a UUID");
        Assert.NotNull(rule.Status);
        Assert.NotNull(rule.Description);
        Assert.NotEmpty(rule.References);
        Assert.NotEmpty(rule.FalsePositives);
        Assert.NotEmpty(rule.Techniques);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Shows_what_it_finds_what_it_lets_pass_and_what_cannot_evade_it(string name)
    {
        var rule = RuleFiles.ByName[name];

        var reading = RuleCases.Load(RuleCases.PathFor(rule.File));

        Assert.Empty(reading.Problems);
        Assert.Equal(Enum.GetValues<RuleCaseKind>(), reading.Cases!.Cases.Select(c => c.Kind).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Does_as_its_case_says(string name, string caseName)
    {
        var rule = RuleFiles.ByName[name];
        var reading = RuleCases.Load(RuleCases.PathFor(rule.File));

        var result = RuleTest.Run(rule, reading.Cases!).Single(r => r.Case.Name == caseName);

        Assert.True(result.Passed, string.Join('\n', result.Explanation.Lines()));
    }

    [GeneratedRegex(@"^[a-z][a-z0-9]*(_[a-z0-9]+)*\z")]
    private static partial Regex SnakeCase { get; }
}
