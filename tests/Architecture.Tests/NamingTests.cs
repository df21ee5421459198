using System.Text.RegularExpressions;
using Xunit;

namespace OrleansSec.Architecture.Tests;

public sealed partial class NamingTests
{
    [Fact]
    public void A_type_is_a_noun_of_the_domain() =>
        Assert.Empty(Types().Where(t => VagueNames().IsMatch(t)).Except(["IngestService", "LiveService"]));

    [Fact]
    public void A_folder_is_a_concept() =>
        Assert.DoesNotContain(Repository.Files, f => VagueFolders().IsMatch(f));

    [Fact]
    public void A_class_of_tests_is_named_so() =>
        Assert.DoesNotContain(Repository.Code, f => HasTests().IsMatch(Repository.Read(f)) && !TestName().IsMatch(f));

    private static IEnumerable<string> Types() => Repository.Code
        .Where(f => !f.StartsWith("tests/", StringComparison.Ordinal))
        .SelectMany(f => TypeNames().Matches(Repository.Read(f)))
        .Select(m => m.Groups[1].Value);

    [GeneratedRegex(@"(Manager|Helper|Helpers|Service|Processor|Info|Data|Util|Utils|Utility|Impl)$")]
    private static partial Regex VagueNames();

    [GeneratedRegex(@"(^|/)(Common|Utils?|Helpers?|Managers?|Core|Misc|Shared)/")]
    private static partial Regex VagueFolders();

    // Properties are tests over drawn input.
    [GeneratedRegex(@"(Tests|Properties)\.cs$")]
    private static partial Regex TestName();

    [GeneratedRegex(@"^\s*\[(Fact|Theory|Property)\b", RegexOptions.Multiline)]
    private static partial Regex HasTests();

    [GeneratedRegex(@"^\s*(?:public|internal|private)[\w ]*? (?:record struct|class|struct|record|interface|enum) (\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeNames();
}
