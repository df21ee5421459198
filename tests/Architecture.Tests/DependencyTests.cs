using System.Xml.Linq;
using Xunit;

namespace OrleansSec.Architecture.Tests;

public sealed class DependencyTests
{
    [Theory]
    [InlineData("grains/Contracts")]
    [InlineData("grains/Detection", "grains/Contracts")]
    [InlineData("grains/Entities", "grains/Detection")]
    [InlineData("gateway", "grains/Contracts")]
    [InlineData("silo", "gateway", "grains/Entities")]
    [InlineData("bench", "silo")]
    public void A_project_refers_to_exactly_what_the_design_says(string project, params string[] expected) =>
        Assert.Equal(expected, References(Assert.Single(Repository.Projects, p => Folder(p) == project)));

    [Fact]
    public void There_is_no_project_that_the_design_does_not_know() =>
        Assert.Equal(
            ["bench", "bench/Mutation", "gateway", "grains/Contracts", "grains/Detection", "grains/Entities", "silo"],
            Repository.Projects.Select(Folder).Where(p => !IsTest(p)).Order(StringComparer.Ordinal));

    [Fact]
    public void Nothing_refers_to_tests() =>
        Assert.DoesNotContain(Repository.Projects.Where(p => !IsTest(p)).SelectMany(References), IsTest);

    [Fact]
    public void Contracts_refer_to_the_Orleans_SDK_and_nothing_else() =>
        Assert.Equal(["Microsoft.Orleans.Sdk"], Items("grains/Contracts/OrleansSec.Contracts.csproj", "PackageReference"));

    [Fact]
    public void Judgement_knows_no_silo_network_or_log() =>
        Assert.DoesNotContain(
            Items("grains/Detection/OrleansSec.Detection.csproj", "PackageReference"),
            p => p.StartsWith("Microsoft.Extensions", StringComparison.Ordinal) || p.StartsWith("Microsoft.Orleans", StringComparison.Ordinal));

    [Fact]
    public void Versions_stand_in_one_file_only()
    {
        var versions = Repository.Projects.SelectMany(p => XDocument.Parse(Repository.Read(p)).Descendants("PackageReference")
            .Where(r => r.Attribute("Version") is not null || r.Attribute("VersionOverride") is not null)
            .Select(r => $"{p}: {r}"));

        Assert.Empty(versions);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read("OrleansSec.sln").Replace('\\', '/');

        Assert.All(Repository.Projects, p => Assert.Contains(p, solution, StringComparison.Ordinal));
    }

    private static string[] References(string project) =>
    [
        .. Items(project, "ProjectReference")
            .Select(r => Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, Folder(project), r)).Replace('\\', '/'))
            .Select(Folder)
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Parse(Repository.Read(project)).Descendants(kind).Select(r => r.Attribute("Include")!.Value);

    private static bool IsTest(string path) => path.StartsWith("tests/", StringComparison.Ordinal);

    private static string Folder(string path) => Path.GetDirectoryName(path)!.Replace('\\', '/');
}
