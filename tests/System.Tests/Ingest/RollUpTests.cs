using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Silo.Ingest;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.System.Tests.Ingest;

public sealed class RollUpTests
{
    private static readonly EntityId _other = EntityId.ForPrincipal("111122223333", "role", "other");

    private readonly Dictionary<EntityId, List<Observation>> _observed = [];

    [Fact]
    public void Counts_events_by_principal_and_hour()
    {
        Add(Observed.Role, 3, 0);
        Add(Observed.Role, 2, 1);
        Add(_other, 1, 0);

        var (account, slice) = Assert.Single(RollUp.Of("a#0", _observed));

        Assert.Equal("acct:111122223333", account.ToString());
        Assert.Equal([1, 2, 3], slice.Rows.Select(r => r.Events).Order());
        Assert.Equal(6, slice.Shown.Single(s => s.Trait == Trait.Region).Events);
        Assert.Equal(Observed.Start, slice.First.Time);
    }

    [Fact]
    public void Tells_who_has_shown_a_value()
    {
        Add(Observed.Role, 3, 0);
        Add(_other, 1, 0);

        var shown = RollUp.Of("a#0", _observed).Single().Slice.Shown.Single(s => s.Trait == Trait.Action);

        Assert.Equal((PeerGroup.Role, "s3:GetObject"), (shown.Group, shown.Value));
        Assert.Equal(PrincipalBits.Of(Observed.Role.Key) | PrincipalBits.Of(_other.Key), shown.Principals);
    }

    [Fact]
    public void Counts_what_AWS_does_as_nobody_s_habit()
    {
        _observed[Observed.Role] = [Observed.After(TimeSpan.Zero) with { ByService = true }];

        Assert.All(RollUp.Of("a#0", _observed).Single().Slice.Shown, s => Assert.Equal(0UL, s.Principals));
    }

    [Fact]
    public void Gives_each_account_its_own()
    {
        Add(Observed.Role, 1, 0);
        Add(EntityId.ForPrincipal("444455556666", "role", "app"), 1, 0);

        Assert.Equal(["acct:111122223333", "acct:444455556666"], RollUp.Of("a#0", _observed).Select(a => a.Account.ToString()).Order());
    }

    private void Add(EntityId principal, int events, int hour)
    {
        _observed.TryAdd(principal, []);
        for (var i = 0; i < events; i++)
        {
            _observed[principal].Add(Observed.After(TimeSpan.FromHours(hour) + TimeSpan.FromSeconds(i)));
        }
    }
}
