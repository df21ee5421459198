using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Grains;
using OrleansSec.Detection.Baselines;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Grains.Tests;

public sealed class AccountGrainTests(ClusterFixture cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static int Day => AccountNorms.DayOf(Observed.Start);

    [Fact]
    public async Task Freezes_a_day_before_it_learns_the_first_slice_of_it()
    {
        var grain = Account("200000000001");
        await grain.Observe([Slice("a#0", 0, "eu-west-1")], null, Cancellation);
        await grain.Observe([Slice("a#1", 1, "eu-west-2")], null, Cancellation);

        var norms = Norms.Of(await grain.Norms(Day + 1, Cancellation))!;

        Assert.Equal(1, norms.Shown(Trait.Region, "eu-west-1", PeerGroup.Role).Peers);
        Assert.Equal(0, norms.Shown(Trait.Region, "eu-west-2", PeerGroup.Role).Peers);
    }

    [Fact]
    public async Task Answers_the_same_after_it_has_lost_its_memory()
    {
        var grain = Account("200000000002");
        var first = await grain.Observe([Slice("a#0", 0, "eu-west-1")], null, Cancellation);
        await grain.Observe([Slice("a#1", 1, "eu-west-2")], null, Cancellation);
        var before = await grain.Norms(Day + 1, Cancellation);

        await Deactivate(grain);
        var after = await grain.Norms(Day + 1, Cancellation);

        Assert.Equal(before!.Packed.ToArray(), after!.Packed.ToArray());
        Assert.NotEqual(first.Incarnation, await grain.Commit(Cancellation));
    }

    [Fact]
    public async Task Lends_its_norms_to_a_principal_without_a_past()
    {
        var account = Account("200000000003");
        for (var i = 0; i < 40; i++)
        {
            await account.Observe([Slice($"a#{i}", 0, "eu-west-1", i)], null, Cancellation);
        }

        await account.Observe([Slice("a#99", 1, "eu-west-1")], null, Cancellation);
        var newcomer = EntityId.ForPrincipal("200000000003", "role", "newcomer");
        var odd = Observed.After(TimeSpan.FromDays(1), "odd") with { Region = "ap-south-1", Action = "iam:CreateUser", Access = AccessClass.Permission, Network = "203.0.113.0/24" };
        await cluster.Grains.GetGrain<IPrincipalGrain>(newcomer.ToString()).Observe([new ObservationSlice("b#0", [odd])], null, Cancellation);

        Assert.NotEmpty(cluster.Alerts.Of(newcomer));
    }

    private static async Task Deactivate(IAccountGrain grain) =>
        await grain.Cast<Orleans.Core.Internal.IGrainManagementExtension>().DeactivateOnIdle();

    private IAccountGrain Account(string id) => cluster.Grains.GetGrain<IAccountGrain>(EntityId.ForAccount(id).ToString());

    private static AccountSlice Slice(string id, int day, string region, int principal = 0)
    {
        var time = Observed.Start.AddDays(day);
        var who = EntityId.ForPrincipal("200000000000", "role", $"r{principal}");
        ShownValue Shown(Trait trait, string value) => new(PeerGroup.Role, trait, value, PrincipalBits.Of(who.Key), time, 1);
        return new AccountSlice(
            id,
            [new AccountRow(who, string.Empty, string.Empty, string.Empty, time, 1, 0)],
            [Shown(Trait.Region, region), Shown(Trait.Action, "s3:GetObject"), Shown(Trait.Service, "s3"), Shown(Trait.Network, "private"), Shown(Trait.Principal, string.Empty)],
            new AlertEvent("e", time, "s3:GetObject", new EventPointer("a.json", 0, 1)));
    }
}
