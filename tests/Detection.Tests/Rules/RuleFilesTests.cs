using OrleansSec.Detection.Rules;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules;

/// <summary>Which files below a directory are rules.</summary>
public sealed class RuleFilesTests : IDisposable
{
    private const string Rule = "a: {eventName: x}\ncondition: a";
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Are_those_with_the_endings_of_YAML_in_order_of_their_paths()
    {
        Write("b/two.yml", Sigma.Text(Rule));
        Write("a/three.yaml", Sigma.Text(Rule));
        Write("one.yml", Sigma.Text(Rule));
        Write("b/two.cases.yml", "x");
        Write("notes.txt", "x");
        Write("four.YML", "x");

        Assert.Equal(["a/three.yaml", "b/two.yml", "one.yml"], Names(RuleFiles.Read([_folder])));
    }

    [Fact]
    public void Are_taken_once_where_directories_overlap()
    {
        Write("b/two.yml", Sigma.Text(Rule));
        Write("one.yml", Sigma.Text(Rule));

        Assert.Equal(["b/two.yml", "one.yml"], Names(RuleFiles.Read([Path.Combine(_folder, "b"), _folder])));
    }

    [Fact]
    public void Are_named_where_they_cannot_be_read()
    {
        File.CreateSymbolicLink(Path.Combine(_folder, "gone.yml"), Path.Combine(_folder, "nowhere"));
        Write("one.yml", Sigma.Text(Rule));

        var files = RuleFiles.Read([_folder, Path.Combine(_folder, "none")]);
        var folder = RuleFolder.Load([_folder]);

        Assert.Equal([Path.Combine(_folder, "none")], files.Unread);
        Assert.Equal(["the file cannot be read: ", "the folder cannot be read: "], files.Problems.Select(p => p.Message[..(p.Message.IndexOf(':', StringComparison.Ordinal) + 2)]));
        Assert.All(files.Problems, p => Assert.True(p.IsError && p.Line == 1 && p.Message.Length > 30));
        Assert.Equal(["one"], folder.Rules.Select(r => r.Name));
        Assert.True(folder.HasFiles);
    }

    [Fact]
    public void Have_another_fingerprint_when_a_path_or_what_can_be_read_changes()
    {
        Write("one.yml", Sigma.Text(Rule));
        var first = RuleFolder.FingerprintOf([_folder]);
        var more = RuleFolder.FingerprintOf([_folder, Path.Combine(_folder, "none")]);
        File.Move(Path.Combine(_folder, "one.yml"), Path.Combine(_folder, "two.yml"));
        var moved = RuleFolder.FingerprintOf([_folder]);
        File.Delete(Path.Combine(_folder, "two.yml"));
        File.CreateSymbolicLink(Path.Combine(_folder, "two.yml"), Path.Combine(_folder, "nowhere"));
        var unread = RuleFolder.FingerprintOf([_folder]);
        File.Delete(Path.Combine(_folder, "two.yml"));
        Write("two.yml", string.Empty);
        var empty = RuleFolder.FingerprintOf([_folder]);

        string[] all = [first, more, moved, unread, empty, RuleFolder.FingerprintOf([])];
        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.NotEqual(RuleFolder.FingerprintOf([_folder, _folder + "x"]), RuleFolder.FingerprintOf([_folder, _folder + "y"]));
    }

    [Fact]
    public void Are_looked_for_sixteen_folders_down()
    {
        var deep = string.Concat(Enumerable.Repeat("d/", 16));
        Write(deep + "seen.yml", Sigma.Text(Rule));
        Write(deep + "d/unseen.yml", Sigma.Text(Rule));

        Assert.Equal([deep + "seen.yml"], Names(RuleFiles.Read([_folder])));
    }

    [Fact]
    public void Are_there_though_the_only_one_is_broken()
    {
        Write("one.yml", "title: [");

        Assert.True(RuleFolder.Load(_folder).HasFiles);
    }

    [Fact]
    public void Are_not_those_in_hidden_folders()
    {
        Write(".git/one.yml", Sigma.Text(Rule));
        Write("..data/two.yml", Sigma.Text(Rule));
        Write(".draft.yml", Sigma.Text(Rule));

        Assert.False(RuleFolder.Load(_folder).HasFiles);
    }

    private IEnumerable<string> Names(RuleFiles files) => files.Texts.Select(t => Path.GetRelativePath(_folder, t.Key));

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
