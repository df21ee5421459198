using OrleansSec.Detection.Baselines;
using Xunit;

namespace OrleansSec.Detection.Tests.Baselines;

public sealed class NegativeBinomialTests
{
    [Theory]
    [InlineData(10, 30, 40)]
    [InlineData(0.5, 20, 30)]
    [InlineData(100, 2600, 400)]
    [InlineData(4, 120, 300)]
    public void Is_close_to_the_tail_summed_term_by_term_and_never_above(double mean, double variance, int count)
    {
        var exact = -Math.Log2(Tail(mean, variance, count));

        Assert.InRange(NegativeBinomial.TailBits(mean, variance, count), exact - 1, exact + 1e-6);
    }

    [Theory]
    [InlineData(10, 30, 10)]
    [InlineData(10, 30, 0)]
    [InlineData(0, 0, 5)]
    public void Is_nothing_for_what_is_not_above_the_mean(double mean, double variance, double count) =>
        Assert.Equal(0, NegativeBinomial.TailBits(mean, variance, count));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0.5, 0.5723649429247001)]
    [InlineData(5, 3.1780538303479458)]
    [InlineData(100.5, 361.43554046777757)]
    public void Knows_the_gamma_function(double x, double log) => Assert.Equal(log, NegativeBinomial.LogGamma(x), 6);

    // P(X >= count), by the recurrence of the terms from P(X = 0).
    private static double Tail(double mean, double variance, int count)
    {
        var (shape, share) = (mean * mean / (variance - mean), 1 - (mean / variance));
        var (term, tail) = (Math.Pow(1 - share, shape), 0d);
        for (var x = 0; x < 20_000; x++)
        {
            tail += x >= count ? term : 0;
            term *= (x + shape) / (x + 1) * share;
        }

        return tail;
    }
}
