using OrleansSec.Detection.Rules;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules;

/// <summary>A folder of rule files.</summary>
public sealed class RuleFolderTests : IDisposable
{
    private const string Id = "id: 0b7a3d7e-1c0e-4c55-8a55-0e9c3d6d1f10\n";
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Gives_the_rules_that_can_run_and_the_problems_of_the_others()
    {
        Write("a/good.yml", Sigma.Text("a: {eventName: x}\ncondition: a"));
        Write("a/good.cases.yml", "anything");
        Write("b/bad.yaml", Sigma.Text("a: {eventName: x}\ncondition: b"));
        Write("readme.md", "anything");

        var folder = RuleFolder.Load(_folder);

        Assert.Equal(["good"], folder.Rules.Select(r => r.Name));
        Assert.All(folder.Problems, p => Assert.EndsWith("bad.yaml", p.File, StringComparison.Ordinal));
        Assert.Contains(folder.Problems, p => p.IsError);
    }

    [Fact]
    public void Refuses_a_name_and_doubts_an_id_that_is_taken()
    {
        Write("a/one.yml", Id + Sigma.Text("a: {eventName: x}\ncondition: a"));
        Write("b/one.yml", Sigma.Text("a: {eventName: y}\ncondition: a"));
        Write("b/two.yml", Id + Sigma.Text("a: {eventName: z}\ncondition: a"));

        var folder = RuleFolder.Load(_folder);

        Assert.Equal(["one", "two"], folder.Rules.Select(r => r.Name));
        Assert.Equal([true, false], folder.Problems.Select(p => p.IsError));
    }

    [Fact]
    public void Says_that_a_folder_is_not_there()
    {
        var folder = RuleFolder.Load(Path.Combine(_folder, "none"));

        Assert.Empty(folder.Rules);
        Assert.True(Assert.Single(folder.Problems).IsError);
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
