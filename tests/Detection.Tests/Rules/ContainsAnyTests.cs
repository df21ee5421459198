using System.Text;
using FsCheck.Xunit;
using OrleansSec.Detection.Rules.Matching;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules;

/// <summary>One search for many literals against one search for each.</summary>
public sealed class ContainsAnyTests
{
    private static readonly string[] _literals = ["kali", "Pacu", "scout suite", "k8s"];

    private static readonly ValueMatch[] _each = [.. _literals.Select(literal => new ContainsMatch(literal, literal, cased: false))];

    [Theory]
    [InlineData("aws-cli/2 KALI", true)]
    [InlineData("pacU", true)]
    [InlineData("Scout  Suite", false)]
    [InlineData("", false)]
    [InlineData("K8S", true)]
    [InlineData("\u212Aali \u212A8s", false)]
    public void Finds_any_of_its_literals_in_any_case(string value, bool isFound) =>
        Assert.Equal(isFound, Assert.Single(ContainsAnyMatch.Together(_each)).Matches(Encoding.UTF8.GetBytes(value)));

    [Fact]
    public void Finds_a_literal_wherever_it_stands_in_a_long_value()
    {
        var match = Assert.Single(ContainsAnyMatch.Together(_each));

        for (var at = 0; at < 1500; at++)
        {
            Assert.True(match.Matches(Encoding.UTF8.GetBytes(new string('s', at) + "scout suite" + new string('e', 1500 - at))));
        }

        Assert.False(match.Matches(Encoding.UTF8.GetBytes(new string('e', 1500) + "cout suite")));
    }

    [Fact]
    public void Leaves_alone_what_one_search_cannot_answer()
    {
        ValueMatch[] mixed =
        [
            .. _each, new ContainsMatch("Cased", "Cased", cased: true), new ContainsMatch(string.Empty, string.Empty, cased: false),
            new ExactMatch("x", "x", TextShape.Whole, cased: false),
        ];

        Assert.Equal(4, ContainsAnyMatch.Together(mixed).Length);
        Assert.Equal(2, ContainsAnyMatch.Together(_each[..2]).Length);
        Assert.Single(ContainsAnyMatch.Together(_each[..3]));
        Assert.Single(ContainsAnyMatch.Together([.. _each[..2], new ContainsMatch("long", new string('x', 256), cased: false)]));
        Assert.Equal(3, ContainsAnyMatch.Together([.. _each[..2], new ContainsMatch("long", new string('x', 257), cased: false)]).Length);
        Assert.Equal(3, ContainsAnyMatch.Together([.. _each[..2], new ContainsMatch("long", new string('x', 300), cased: false)]).Length);
    }

    [Property(MaxTest = 300)]
    public bool Agrees_with_a_search_for_each(string value, int seed)
    {
        var random = new Random(seed);
        var bytes = Encoding.UTF8.GetBytes($"{value}{_literals[random.Next(4)][..random.Next(1, 4)]}{value}");

        return Assert.Single(ContainsAnyMatch.Together(_each)).Matches(bytes) == _each.Any(match => match.Matches(bytes));
    }
}
