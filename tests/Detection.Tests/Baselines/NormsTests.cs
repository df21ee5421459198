using System.Globalization;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Baselines;

public sealed class NormsTests
{
    private static readonly int _today = AccountNorms.DayOf(Observed.Start);

    private readonly AccountNorms _account = new();

    [Fact]
    public void Knows_nothing_of_an_account_that_has_shown_nothing() =>
        Assert.Null(Norms.Of(Freeze(_account, 0)));

    [Fact]
    public void Counts_the_principals_that_show_a_value()
    {
        Show(Trait.Action, "ec2:RunInstances", 14);
        Show(Trait.Action, "ec2:DescribeInstances", 40);

        var norms = Frozen();

        Assert.Equal(14, norms.Shown(Trait.Action, "ec2:RunInstances", PeerGroup.Role).Peers, Near(2));
        Assert.Equal(0, norms.Shown(Trait.Action, "ec2:RunInstances", PeerGroup.User).Peers);
        Assert.Equal(14, norms.Shown(Trait.Action, "ec2:RunInstances", PeerGroup.User).Account, Near(2));
        Assert.Equal(40, norms.Peers(PeerGroup.Role), Near(10));
        Assert.Equal(40, norms.Principals, Near(10));
    }

    [Fact]
    public void Is_not_surprised_by_what_most_do_and_much_by_what_nobody_does()
    {
        Show(Trait.Region, "eu-west-1", 50);
        Show(Trait.Region, "us-east-1", 40);
        Show(Trait.Region, "ap-south-1", 2);

        var norms = Frozen();
        double Bits(string region) => norms.Bits(Trait.Region, region, PeerGroup.Role);

        Assert.InRange(Bits("eu-west-1"), 0, 0.01);
        Assert.InRange(Bits("us-east-1"), 0.5, 1.5);
        Assert.InRange(Bits("ap-south-1"), 3, 6);
        Assert.True(Bits("sa-east-1") > Bits("ap-south-1"));
    }

    [Fact]
    public void Backs_off_from_peers_to_the_account()
    {
        Show(Trait.Client, "boto3", 40);
        Show(Trait.Client, "console", 20, PeerGroup.User);

        var norms = Frozen();

        var (own, others, none) = (
            norms.Bits(Trait.Client, "boto3", PeerGroup.Role),
            norms.Bits(Trait.Client, "console", PeerGroup.Role),
            norms.Bits(Trait.Client, "curl", PeerGroup.Role));
        Assert.True(own < others && others < none);
    }

    [Fact]
    public void Expects_new_networks_where_everybody_has_one_of_his_own()
    {
        for (var i = 0; i < 40; i++)
        {
            _account.Learn(Shown(Trait.Network, $"203.0.{i}.0/24", i, PeerGroup.User, 0));
        }

        Assert.InRange(Frozen().Bits(Trait.Network, "198.51.100.0/24", PeerGroup.User), 0, 2.5);
    }

    [Fact]
    public void Takes_showing_nothing_for_a_trial_where_a_trait_is_rare()
    {
        Show(Trait.Region, "eu-west-1", 60);

        Assert.InRange(Frozen().Bits(Trait.TargetAccount, "444455556666", PeerGroup.Role), 8, 14);
    }

    [Fact]
    public void Is_the_same_in_whatever_order_and_however_often_it_learns()
    {
        ShownValue[] shown =
        [
            .. Enumerable.Range(0, 300).Select(i => Shown((Trait)(i % 6), $"v{i % 17}", i % 23, (PeerGroup)(i % 3), i % 50)),
        ];
        var shuffled = shown.Concat(shown).ToArray();
        new Random(1).Shuffle(shuffled);
        var other = new AccountNorms();
        Array.ForEach(shown, _account.Learn);
        Array.ForEach(shuffled, other.Learn);

        Assert.Equal(Freeze(_account, 51).Packed.ToArray(), Freeze(other, 51).Packed.ToArray());
    }

    [Fact]
    public void Forgets_what_was_not_shown_for_two_generations()
    {
        Show(Trait.Region, "eu-west-1", 10);

        Assert.Equal(10, Frozen(NormRow.GenerationDays).Shown(Trait.Region, "eu-west-1", PeerGroup.Role).Peers, Near(1));
        Assert.Equal(0, Frozen(2 * NormRow.GenerationDays).Shown(Trait.Region, "eu-west-1", PeerGroup.Role).Peers);
    }

    [Fact]
    public void Stays_as_it_was_when_its_day_was_frozen()
    {
        Show(Trait.Region, "eu-west-1", 10);
        var first = Freeze(_account, 0);
        Show(Trait.Region, "eu-west-2", 10);

        Assert.Same(first, Freeze(_account, 0));
        Assert.NotEqual(first.Packed.ToArray(), Freeze(_account, 1).Packed.ToArray());
        Assert.Same(first, _account.Of(_today));
    }

    [Fact]
    public void Is_bounded_and_keeps_what_many_show()
    {
        Show(Trait.Action, "ec2:DescribeInstances", 30);
        for (var i = 0; i < 5000; i++)
        {
            _account.Learn(Shown(Trait.Action, $"iam:Made{i}Up", 1, PeerGroup.Role, 0));
        }

        Assert.InRange(_account.ToPacked().Rows.Length, 1, 64 * 1024);
        Assert.True(Frozen().Shown(Trait.Action, "ec2:DescribeInstances", PeerGroup.Role).Peers > 20);
    }

    [Fact]
    public void Is_the_same_after_it_has_been_stored()
    {
        Show(Trait.Action, "ec2:DescribeInstances", 30);
        Show(Trait.Region, "eu-west-1", 3, PeerGroup.Instance);
        Freeze(_account, 0);

        var read = AccountNorms.Of(_account.ToPacked());

        Assert.Equal(_account.ToPacked().Rows, read.ToPacked().Rows);
        Assert.Equal(_account.Frozen, read.Frozen);
        Assert.Equal(Freeze(_account, 1).Packed.ToArray(), Freeze(read, 1).Packed.ToArray());
    }

    private static Func<int, int, bool> Near(int tolerance) => (a, b) => Math.Abs(a - b) <= tolerance;

    private static ShownValue Shown(Trait trait, string value, int principal, PeerGroup group, int day) => new(
        group,
        trait,
        value,
        PrincipalBits.Of(string.Create(CultureInfo.InvariantCulture, $"111122223333:{group}:p{principal}")),
        Observed.Start.AddDays(day),
        1);

    private static FrozenNorms Freeze(AccountNorms account, int later)
    {
        account.Freeze(_today + later, later);
        return account.Of(_today + later)!;
    }

    private Norms Frozen(int later = 0) => Norms.Of(Freeze(_account, later))!;

    private void Show(Trait trait, string value, int principals, PeerGroup group = PeerGroup.Role)
    {
        for (var i = 0; i < principals; i++)
        {
            _account.Learn(Shown(trait, value, i, group, 0));
            _account.Learn(Shown(Trait.Principal, string.Empty, i, group, 0));
        }
    }
}
