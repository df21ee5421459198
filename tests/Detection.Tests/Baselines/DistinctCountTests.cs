using System.Globalization;
using OrleansSec.Detection.Baselines;
using Xunit;

namespace OrleansSec.Detection.Tests.Baselines;

public sealed class DistinctCountTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(31)]
    [InlineData(40)]
    [InlineData(300)]
    public void Counts_each_pair_once_be_they_few_or_many(int pairs)
    {
        byte[]? bits = null;
        for (var i = 0; i < 2 * pairs; i++)
        {
            bits = DistinctCount.Add(bits, "ec2:DescribeInstances", (i % pairs).ToString(CultureInfo.InvariantCulture));
        }

        Assert.InRange(DistinctCount.Of(bits), pairs * 0.9, pairs * 1.1);
        Assert.InRange(bits!.Length, 1, 64);
    }

    [Fact]
    public void Takes_up_what_an_earlier_version_counted()
    {
        var all = new byte[64];
        (all[0], all[9], all[63]) = (0b1000_0001, 0b0000_0100, 0b1000_0000);

        Assert.Null(DistinctCount.Few(new byte[64]));
        Assert.Equal(8, DistinctCount.Few(all)!.Length);
        Assert.Equal(DistinctCount.Of(all), DistinctCount.Of(DistinctCount.Few(all)));
        all.AsSpan(0, 8).Fill(0xFF);
        Assert.Equal(all, DistinctCount.Few(all));
    }
}
