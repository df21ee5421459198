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
    public void Refuses_a_name_or_an_id_that_is_taken()
    {
        Write("a/one.yml", Id + Sigma.Text("a: {eventName: x}\ncondition: a"));
        Write("b/one.yml", Sigma.Text("a: {eventName: y}\ncondition: a"));
        Write("b/two.yml", Id + Sigma.Text("a: {eventName: z}\ncondition: a"));

        var folder = RuleFolder.Load(_folder);

        Assert.Equal(["one"], folder.Rules.Select(r => r.Name));
        Assert.Equal(
            ["the name one is already taken by", "the id 0b7a3d7e-1c0e-4c55-8a55-0e9c3d6d1f10 is already that of"],
            folder.Problems.Select(p => p.Message[..p.Message.IndexOf(" " + _folder, StringComparison.Ordinal)]));
        Assert.All(folder.Problems, p => Assert.True(p.IsError));
    }

    [Fact]
    public void Says_that_a_folder_is_not_there()
    {
        var folder = RuleFolder.Load(Path.Combine(_folder, "none"));

        Assert.Empty(folder.Rules);
        Assert.True(Assert.Single(folder.Problems).IsError);
    }

    [Fact]
    public void Goes_on_with_the_last_good_version_of_what_broke()
    {
        Write("one.yml", Sigma.Text("a: {eventName: x}\ncondition: a"));
        Write("two.yml", Sigma.Text("a: {eventName: x}\ncondition: a"));
        var first = RuleFolder.Load(_folder);
        Write("one.yml", Sigma.Text("a: {eventName: x}\ncondition: b"));
        Write("two.yml", Sigma.Text("a: {eventName: changed}\ncondition: a"));

        var second = RuleFolder.Load([_folder], first);
        var third = RuleFolder.Load([_folder], second);

        Assert.Equal(["one", "two"], third.Rules.Select(r => r.Name));
        Assert.Equal(["one"], third.Kept);
        Assert.Contains(third.Problems, p => p.IsError && p.Message.StartsWith("there is no selection b", StringComparison.Ordinal));
        Assert.NotEqual(first.Rules[1].Condition.Text, third.Rules[1].Condition.Text);
        Assert.Equal(first.Rules[0].Condition.Text, third.Rules[0].Condition.Text);
    }

    [Fact]
    public void Keeps_nothing_of_a_file_that_is_gone_or_mended()
    {
        Write("one.yml", Sigma.Text("a: {eventName: x}\ncondition: a"));
        Write("two.yml", Sigma.Text("a: {eventName: x}\ncondition: a"));
        var first = RuleFolder.Load(_folder);
        Write("one.yml", "title: [");
        var broken = RuleFolder.Load([_folder], first);
        Write("one.yml", Sigma.Text("b: {eventName: y}\ncondition: b"));
        File.Delete(Path.Combine(_folder, "two.yml"));

        var mended = RuleFolder.Load([_folder], broken);

        Assert.Equal(["one", "two"], broken.Rules.Select(r => r.Name).Order());
        Assert.Equal("eventName: y", Assert.Single(mended.Rules).Condition.Text);
        Assert.Empty(mended.Kept);
        Assert.Empty(mended.Problems);
    }

    [Fact]
    public void Keeps_the_other_rules_of_a_file_under_their_names()
    {
        Write("two.yml", Sigma.Text("a: {eventName: x}\ncondition: b") + "---\n" + Sigma.Text("a: {eventName: y}\ncondition: a"));

        var folder = RuleFolder.Load(_folder);

        Assert.Equal(["two_2"], folder.Rules.Select(r => r.Name));
    }

    [Fact]
    public void Keeps_a_correlation_whose_rule_is_named_wrongly()
    {
        Write("one.yml", Sigma.Text("a: {eventName: x}\ncondition: a"));
        Write("many.yml", Correlation("one"));
        Write("more.yml", Correlation("one"));
        var first = RuleFolder.Load(_folder);
        Write("many.yml", Correlation("oen"));

        var second = RuleFolder.Load([_folder], first);

        Assert.Equal(["many", "more"], second.Correlations.Select(c => c.Name).Order());
        Assert.All(second.Correlations, c => Assert.Equal(["one"], c.Rules));
        Assert.Equal(["many"], second.Kept);
        Assert.Contains("did you mean one?", Assert.Single(second.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keeps_what_it_had_while_the_folder_cannot_be_listed()
    {
        Write("one.yml", Sigma.Text("a: {eventName: x}\ncondition: a"));
        var first = RuleFolder.Load(_folder);
        Directory.Move(_folder, _folder + "-away");

        var second = RuleFolder.Load([_folder], first);
        Directory.Move(_folder + "-away", _folder);

        Assert.Equal(["one"], second.Rules.Select(r => r.Name));
        Assert.True(Assert.Single(second.Problems).IsError);
    }

    [Fact]
    public void Has_another_fingerprint_when_a_text_changes_and_not_when_a_case_does()
    {
        Write("one.yml", Sigma.Text("a: {eventName: x}\ncondition: a"));
        var first = RuleFolder.FingerprintOf([_folder]);
        Write("one.cases.yml", "anything");
        var second = RuleFolder.FingerprintOf([_folder]);
        Write("one.yml", Sigma.Text("a: {eventName: z}\ncondition: a"));

        Assert.Equal(RuleFolder.Load(_folder).Fingerprint, RuleFolder.FingerprintOf([_folder]));
        Assert.Equal(first, second);
        Assert.NotEqual(first, RuleFolder.FingerprintOf([_folder]));
    }

    [Fact]
    public void Keeps_of_correlations_only_those_that_are_still_written()
    {
        Write("one.yml", Sigma.Text("a: {eventName: x}\ncondition: a"));
        Write("many.yml", Correlation("one") + "---\n" + Correlation("one"));
        Write("gone.yml", Correlation("one"));
        var first = RuleFolder.Load(_folder);
        Write("many.yml", Correlation("oen"));
        File.Delete(Path.Combine(_folder, "gone.yml"));

        var second = RuleFolder.Load([_folder], first);

        Assert.Equal(["gone", "many", "many_2"], first.Correlations.Select(c => c.Name).Order());
        Assert.Equal(["many"], second.Correlations.Select(c => c.Name));
        Assert.Equal(["many"], second.Kept);
    }

    [Fact]
    public void Keeps_what_a_broken_file_held_beside_what_it_still_gives()
    {
        var rule = Sigma.Text("a: {eventName: x}\ncondition: a");
        Write("one.yml", rule);
        Write("many.yml", Correlation("one") + "---\n" + Correlation("one") + "---\n" + rule);
        var first = RuleFolder.Load(_folder);
        Write("many.yml", Correlation("one") + "---\ntitle: Many\ncorrelation: {type: what}\n---\n" + rule);

        var second = RuleFolder.Load([_folder], first);

        Assert.Equal(["many", "many_2"], second.Correlations.Select(c => c.Name).Order());
        Assert.Equal(["many_3", "one"], second.Rules.Select(r => r.Name).Order());
        Assert.Equal(["many_2"], second.Kept);
    }

    [Fact]
    public void Asks_for_cases_of_the_rules_that_are_no_parts_of_a_correlation_s_file()
    {
        var rule = Sigma.Text("a: {eventName: x}\ncondition: a");
        Write("one.yml", rule);
        Write("many.yml", Correlation("many_2") + "---\n" + rule);
        Write("more.yml", Correlation("one"));

        Assert.Equal(["one"], RuleFolder.Load(_folder).TestedRules.Select(r => r.Name));
    }

    private static string Correlation(string rule) =>
        $"title: Many\nlevel: high\ncorrelation: {{type: event_count, rules: [{rule}], group-by: [userIdentity.arn], timespan: 5m, condition: {{gte: 3}}}}\n";

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
