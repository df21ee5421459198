using OrleansSec.Detection.Fields;
using OrleansSec.Detection.Rules;
using Xunit;

namespace OrleansSec.Rules.Tests;

/// <summary>
/// SigmaHQ's rules for AWS CloudTrail and Linux, unchanged, as of the snapshot 8eaafff1. They are not ours to ship:
/// <c>ORLEANSSEC_SIGMA</c> names a folder that holds them.
/// </summary>
public sealed class PublicSigmaTests
{
    [Fact]
    public void Loads_every_rule_unchanged()
    {
        var directory = Environment.GetEnvironmentVariable("ORLEANSSEC_SIGMA");
        Assert.SkipUnless(Directory.Exists(directory), "Name SigmaHQ's folders rules/cloud/aws and rules/linux in ORLEANSSEC_SIGMA.");

        var folder = RuleFolder.Load(directory!);

        Assert.Equal(138, folder.Rules.Count);
        Assert.Equal(["CloudTrail records have no field status, so that status never has a value"], folder.Problems.Select(p => p.Message));
        Assert.All(folder.Rules, rule => Assert.Equal(1, RuleBook.Compile([rule], FieldLayout.For(rule.Fields), Filled(rule.LogSource)).Count));
    }

    private static LogSource Filled(LogSource source) =>
        new(source.Category ?? "any", source.Product ?? "any", source.Service ?? "any");
}
