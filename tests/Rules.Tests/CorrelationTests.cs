using OrleansSec.Detection.Correlations;
using OrleansSec.Detection.Rules;
using Xunit;

namespace OrleansSec.Rules.Tests;

/// <summary>Every correlation against its timed cases and the rules of the house.</summary>
public sealed class CorrelationTests
{
    /// <summary>The names of all correlations.</summary>
    public static TheoryData<string> Names { get; } = [.. RuleFiles.Folder.Correlations.Select(c => c.Name)];

    /// <summary>All cases of all correlations.</summary>
    public static TheoryData<string, string> Cases { get; } =
        [.. RuleFiles.Folder.Correlations.SelectMany(c => Read(c).Cases!.Cases.Select(one => (c.Name, one.Name)))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_named_and_described(string name)
    {
        var correlation = Named(name);

        Assert.Equal(Path.GetFileNameWithoutExtension(correlation.File), correlation.Name);
        Assert.True(Guid.TryParseExact(correlation.Id, "D", out _), $"{correlation.File}: the id must be a UUID");
        Assert.NotNull(correlation.Status);
        Assert.NotNull(correlation.Description);
        Assert.NotEmpty(correlation.References);
        Assert.NotEmpty(correlation.FalsePositives);
        Assert.NotEmpty(correlation.Techniques);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Shows_what_it_finds_what_cannot_evade_it_and_what_comes_just_too_late(string name)
    {
        var reading = Read(Named(name));

        Assert.Empty(reading.Problems);
        Assert.Equal(Enum.GetValues<RuleCaseKind>(), reading.Cases!.Cases.Select(c => c.Kind).Distinct().Order());
        Assert.Contains(reading.Cases.Cases, c => c.Kind == RuleCaseKind.NearMiss && c.Events[^1].At == Named(name).Timespan + TimeSpan.FromSeconds(1));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Does_as_its_case_says(string name, string caseName)
    {
        var correlation = Named(name);

        var result = CorrelationTest.Run(correlation, RuleFiles.Folder, Read(correlation).Cases!).Single(r => r.Case.Name == caseName);

        Assert.True(result.Passed, string.Join('\n', result.Explanation.Lines()));
    }

    private static Correlation Named(string name) => RuleFiles.Folder.Correlations.Single(c => c.Name == name);

    private static RuleCasesReading Read(Correlation correlation) => RuleCases.Load(RuleCases.PathFor(correlation.File));
}
