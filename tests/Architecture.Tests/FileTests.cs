using System.Text.RegularExpressions;
using Xunit;

namespace OrleansSec.Architecture.Tests;

public sealed partial class FileTests
{
    private static readonly string[] _text = [".cs", ".md", ".csproj", ".props", ".yml", ".yaml", ".ts", ".tsx", ".css", ".sh", ".sql", ".html"];

    [Fact]
    public void No_code_file_is_longer_than_300_lines() =>
        Assert.DoesNotContain(Repository.Files, f => IsCode().IsMatch(f) && Repository.Read(f).Count(c => c == '\n') > 300);

    [Fact]
    public void The_README_is_no_longer_than_120_lines() =>
        Assert.All(Repository.Files.Where(f => f == "README.md"), f => Assert.InRange(Repository.Read(f).Count(c => c == '\n'), 1, 120));

    [Fact]
    public void No_file_marks_work_to_be_done() => Assert.Empty(Containing(Marks()));

    [Fact]
    public void No_file_names_a_folder_of_one_machine() => Assert.Empty(Containing(MachinePaths()));

    [Fact]
    public void No_code_switches_a_warning_off_without_a_reason() => Assert.Empty(Containing(Suppressions()));

    [Fact]
    public void A_code_file_is_named_for_the_first_type_in_it()
    {
        var misnamed = Repository.Code
            .Select(f => (Path: f, Name: Path.GetFileName(f).Split('.')[0], Types: TopLevelTypes().Matches(Repository.Read(f))))
            .Where(f => f.Types.Count > 0 && f.Types.All(t => t.Groups[1].Value != f.Name));

        Assert.Empty(misnamed.Select(f => f.Path));
    }

    private static IEnumerable<string> Containing(Regex pattern) => Repository.Files
        .Where(f => _text.Contains(Path.GetExtension(f)) && !f.StartsWith("tests/Architecture.Tests/", StringComparison.Ordinal))
        .SelectMany(f => pattern.Matches(Repository.Read(f)).Select(m => $"{f}: {m.Value}"));

    [GeneratedRegex(@"(?<!/wire)\.(cs|tsx?)$")]
    private static partial Regex IsCode();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Marks();

    [GeneratedRegex(@"(?<![\w.~}])/(work|root|home|Users)/\w+")]
    private static partial Regex MachinePaths();

    [GeneratedRegex(@"#pragma warning|\[SuppressMessage|eslint-disable(?!.* -- \w)|@ts-ignore")]
    private static partial Regex Suppressions();

    [GeneratedRegex(@"^(?:public|internal)[\w ]*? (?:record struct|class|struct|record|interface|enum|delegate [\w<>?]+) (\w+)", RegexOptions.Multiline)]
    private static partial Regex TopLevelTypes();
}
