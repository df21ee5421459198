using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using OrleansSec.Detection.Baselines;
using Xunit;

namespace OrleansSec.Detection.Tests.Baselines;

public sealed class SurpriseTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 1, 0.415)]
    [InlineData(1, 140, 6.555)]
    [InlineData(160, 5000, 5.948)]
    [InlineData(50, 3, 0)]
    public void Is_the_bits_of_a_new_value(double distinct, double trials, double bits) =>
        Assert.Equal(bits, Surprise.OfNew(distinct, trials), 3);

    [Property]
    public Property Rises_with_steadiness_and_falls_with_novelty(PositiveInt distinct, PositiveInt trials) =>
        (Surprise.OfNew(distinct.Get, trials.Get + 1) >= Surprise.OfNew(distinct.Get, trials.Get)
            && Surprise.OfNew(distinct.Get + 1, trials.Get) <= Surprise.OfNew(distinct.Get, trials.Get)).ToProperty();
}
