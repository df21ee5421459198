using OrleansSec.Detection.Detectors;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

/// <summary>What holds for all detectors, and for the traits whose new values are told.</summary>
public sealed class EveryDetectorTests
{
    [Fact]
    public void Has_tests_of_its_own()
    {
        var tests = typeof(EveryDetectorTests).Assembly.GetTypes().Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        Type[] kinds = [typeof(IDetector), typeof(NovelTrait)];

        var detectors = typeof(IDetector).Assembly.GetTypes().Where(t => !t.IsAbstract && Array.Exists(kinds, t.IsAssignableTo)).ToArray();

        Assert.True(detectors.Length > 20, "The detectors are not found.");
        Assert.All(detectors, d => Assert.Contains($"{d.Name}Tests", tests));
    }
}
