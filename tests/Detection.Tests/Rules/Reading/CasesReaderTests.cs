using OrleansSec.Detection.Rules;
using OrleansSec.Detection.Rules.Reading;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules.Reading;

/// <summary>A cases file, and all that may be wrong with it.</summary>
public sealed class CasesReaderTests
{
    private const string Case = "cases: [{name: one, kind: hit, event: {}}]";

    [Theory]
    [InlineData("hit", RuleCaseKind.Hit, true)]
    [InlineData("near_miss", RuleCaseKind.NearMiss, false)]
    [InlineData("evasion", RuleCaseKind.Evasion, true)]
    public void Knows_what_each_kind_demands(string word, RuleCaseKind kind, bool mustMatch)
    {
        var one = Assert.Single(Read($"response: x\ncases: [{{name: one, kind: {word}, event: {{}}}}]").Cases!.Cases);

        Assert.Equal((kind, mustMatch), (one.Kind, one.MustMatch));
    }

    [Fact]
    public void Takes_texts_without_the_space_around_them()
    {
        var cases = Read($"response: '  Do it. '\n{Case}").Cases!;

        Assert.Equal(("Do it.", null), (cases.Response, cases.Source));
    }

    [Theory]
    [InlineData("", "c.yml:1: error: a cases file is one map with response and cases")]
    [InlineData("- a", "c.yml:1: error: a cases file is one map with response and cases")]
    [InlineData("a: b\n---\nc: d", "c.yml:1: error: a cases file is one map with response and cases")]
    [InlineData("# note\n" + Case, "c.yml:2: error: response must be a text")]
    [InlineData("response: ''\n" + Case, "c.yml:1: error: response must be a text")]
    [InlineData("response: null\n" + Case, "c.yml:1: error: response must be a text")]
    [InlineData("response: x\nsource: [a]\n" + Case, "c.yml:2: error: source must be a text")]
    [InlineData("response: x\nsource: ~\n" + Case, "c.yml:2: error: source must be a text")]
    [InlineData("response: x\nbase: text\n" + Case, "c.yml:2: error: base must be a map")]
    [InlineData("response: x\nsorce: y\n" + Case, "c.yml:2: error: sorce is not known here; did you mean source?")]
    [InlineData("response: x\nbse: {}\n" + Case, "c.yml:2: error: bse is not known here; did you mean base?")]
    [InlineData("# note\nresponse: x", "c.yml:2: error: cases must be a list of at least one case")]
    [InlineData("response: x\ncases: []", "c.yml:2: error: cases must be a list of at least one case")]
    [InlineData("response: x\ncases: {}", "c.yml:2: error: cases must be a list of at least one case")]
    [InlineData("response: x\ncases:\n- text", "c.yml:3: error: a case is a map with name, kind and event")]
    [InlineData("response: x\ncases:\n- {kind: hit, event: {}}", "c.yml:3: error: name must be a text")]
    [InlineData("response: x\ncases:\n- {name: a, event: {}}", "c.yml:3: error: kind must be a text")]
    [InlineData("response: x\ncases:\n- {name: a, kind: evason, event: {}}", "c.yml:3: error: the kind evason is not hit, near_miss or evasion; did you mean evasion?")]
    [InlineData("response: x\ncases:\n- {name: a, kind: hit, event: {}}\n- {name: a, kind: hit, event: {}}", "c.yml:4: error: there is already a case named: a")]
    [InlineData("response: x\ncases:\n- {name: a, kind: hit}", "c.yml:3: error: the case has no event, which is a map")]
    [InlineData("response: x\ncases:\n- {name: a, kind: hit, event: {}, evnts: []}", "c.yml:3: error: evnts is not known here; did you mean events?")]
    [InlineData("response: x\ncases:\n- {nam: a, name: a, kind: hit, event: {}}", "c.yml:3: error: nam is not known here; did you mean name?")]
    public void Is_refused_for_one_fault(string text, string error)
    {
        var reading = Read(text);

        Assert.Null(reading.Cases);
        Assert.Equal(error, Assert.Single(reading.Problems).ToString());
    }

    [Fact]
    public void Is_refused_at_its_first_character() => Assert.Equal((1, 1), (Assert.Single(Read("- a").Problems).Line, Assert.Single(Read("- a").Problems).Column));

    [Fact]
    public void Says_of_broken_YAML_no_more_than_that() =>
        Assert.StartsWith("this is not valid YAML", Assert.Single(Read("a: [").Problems).Message, StringComparison.Ordinal);

    private static RuleCasesReading Read(string text) => CasesReader.Read("c.yml", text);
}
