using OrleansSec.Detection.Rules;
using Xunit;

namespace OrleansSec.Rules.Tests;

/// <summary>The folder of rules as a whole.</summary>
public sealed class RuleFolderTests
{
    [Fact]
    public void Loads_without_problems() => Assert.Empty(RuleFiles.Folder.Problems);

    [Fact]
    public void Holds_the_rules_that_are_promised() => Assert.InRange(RuleFiles.Folder.Rules.Count, 25, int.MaxValue);

    [Fact]
    public void Gives_each_rule_its_own_id_and_title()
    {
        var (rules, correlations) = (RuleFiles.Folder.Rules, RuleFiles.Folder.Correlations);

        Assert.Distinct(rules.Select(r => r.Id).Concat(correlations.Select(c => c.Id)));
        Assert.Distinct(RuleFiles.Folder.TestedRules.Select(r => r.Title).Concat(correlations.Select(c => c.Title)));
    }

    [Fact]
    public void Holds_no_cases_without_a_rule()
    {
        var cases = Directory.EnumerateFiles(Path.Combine(RuleFiles.Root, "rules"), "*.cases.yml", SearchOption.AllDirectories);
        var expected = RuleFiles.Folder.Rules.Select(r => r.File).Concat(RuleFiles.Folder.Correlations.Select(c => c.File)).Select(RuleCases.PathFor).ToHashSet();

        Assert.DoesNotContain(cases, file => !expected.Contains(file));
    }
}
