using OrleansSec.Detection.Baselines;
using Xunit;

namespace OrleansSec.Detection.Tests.Baselines;

public sealed class WeekHoursTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Holds_what_a_plain_list_of_all_hours_holds(int seed)
    {
        var random = new Random(seed);
        var (hours, expected) = (Array.Empty<byte>(), new float[WeekHours.Count]);

        for (var i = 0; i < 2000; i++)
        {
            var (hour, weight) = (random.Next(WeekHours.Count), random.NextSingle());
            hours = WeekHours.Add(hours, hour, weight);
            expected[hour] += weight;
            if (i % 50 == 0)
            {
                WeekHours.Divide(hours, 2);
                expected = Array.ConvertAll(expected, w => (float)(w / 2d));
            }

            Assert.Equal(expected, WeekHours.All(hours));
        }
    }

    [Fact]
    public void Takes_five_bytes_for_each_of_few_hours()
    {
        var hours = WeekHours.Add(WeekHours.Add(WeekHours.Add([], 3, 1), 167, 1), 3, 1);

        Assert.Equal(10, hours.Length);
        Assert.Equal((2, 1), (WeekHours.All(hours)[3], WeekHours.All(hours)[167]));
    }

    [Fact]
    public void Reads_all_hours_as_earlier_versions_stored_them()
    {
        var hours = new byte[WeekHours.Count * sizeof(float)];

        hours = WeekHours.Add(hours, 9, 1.5f);

        Assert.Equal(672, hours.Length);
        Assert.Equal(1.5f, WeekHours.All(hours)[9]);
    }
}
