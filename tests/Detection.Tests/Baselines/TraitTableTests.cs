using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.CloudTrail;
using Xunit;

namespace OrleansSec.Detection.Tests.Baselines;

public sealed class TraitTableTests
{
    private static readonly Trait[] _traits = [Trait.InstanceFamily, Trait.Region, Trait.Network, Trait.Action];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Keeps_the_traits_apart_in_whatever_order_they_show_values_and_forget_them(int seed)
    {
        var random = new Random(seed);
        var (together, apart) = (new TraitTable(), _traits.ToDictionary(t => t, _ => new TraitTable()));

        for (var i = 0; i < 3000; i++)
        {
            var (trait, value, time) = (_traits[random.Next(random.Next(1, 5))], $"v{random.Next(40)}", 1_800_000_000L + (i * 600) - random.Next(4000));
            together.Add(trait, value, time, 1, 1, 200);
            apart[trait].Add(trait, value, time, 1, 1, 200);
        }

        together.Rescale(2);
        Assert.Equal(_traits.Order(), together.Shown);
        foreach (var (trait, alone) in apart)
        {
            alone.Rescale(2);
            Assert.Equal(alone[trait]!.Value.Rows(), together[trait]!.Value.Rows());
            Assert.Equal(Sums(alone, trait), Sums(together, trait));
            Assert.True(alone[trait]!.Value.Lost > 0);
        }
    }

    [Fact]
    public void Is_the_same_after_it_has_been_stored()
    {
        var table = new TraitTable();
        for (var i = 0; i < 100; i++)
        {
            table.Add(_traits[i % 4], $"v{i}", 1_800_000_000L - (i * 5000), 1 + (i % 3), 1, 300);
        }

        var read = PackedTraits.Of(table).ToTable(new TextPool(64, 96));

        Assert.Equal(PackedTraits.Of(table).Rows, PackedTraits.Of(read).Rows);
        Assert.All(_traits, t => Assert.Equal(table[t]!.Value.Rows(), read[t]!.Value.Rows()));
        Assert.All(_traits, t => Assert.Equal(Sums(table, t), Sums(read, t)));
    }

    [Fact]
    public void Has_nothing_of_a_trait_that_has_shown_nothing()
    {
        var table = new TraitTable();
        table.Add(Trait.Action, "s3:GetObject", 0, 1, 1, 100);

        Assert.Null(table[Trait.Region]);
        Assert.Null(table[Trait.InstanceFamily]);
    }

    private static (int Count, float Events, float Hours, float Forgotten, float Lost) Sums(TraitTable table, Trait trait) =>
        table[trait] is { } shown ? (shown.Count, shown.Events, shown.Hours, shown.Forgotten, shown.Lost) : default;
}
