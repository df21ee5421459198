using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Baselines;

public sealed class HourlyHabitTests
{
    private readonly Baseline _baseline = new();

    [Fact]
    public void Learns_the_mean_of_its_active_hours_when_they_close()
    {
        Learn(0, 10);
        Learn(1, 20);
        Learn(5, 30);
        Learn(9, 1000);

        var normal = Normal(9);

        Assert.Equal(3, normal.Hours, 0.1);
        Assert.Equal(20, normal.Usual, 0.1);
        Assert.Equal(1000, _baseline.CountInHour(HabitKind.DataReads, At(9)));
    }

    [Fact]
    public void Counts_latecomers_of_the_hour_before()
    {
        Learn(0, 10);
        Learn(1, 1);
        Learn(0, 10);

        Assert.Equal(20, _baseline.CountInHour(HabitKind.DataReads, At(0)));
        Assert.Equal(1, _baseline.CountInHour(HabitKind.DataReads, At(1)));
        Learn(2, 1);
        Assert.Equal(20, Normal(2).Usual, 0.1);
    }

    [Fact]
    public void Leaves_a_closed_hour_closed()
    {
        Learn(0, 10);
        Learn(5, 7);
        Learn(0, 500);

        Assert.Null(_baseline.CountInHour(HabitKind.DataReads, At(0)));
        Assert.Equal(7, _baseline.CountInHour(HabitKind.DataReads, At(5)));
        Assert.Equal(10, Normal(5).Usual, 0.1);
    }

    [Fact]
    public void Goes_on_counting_after_an_event_with_a_wrong_clock()
    {
        Learn(0, 10);
        Learn(24 * 365 * 50, 1);
        Learn(1, 30);

        Assert.Equal(30, _baseline.CountInHour(HabitKind.DataReads, At(1)));
    }

    [Fact]
    public void Counts_distinct_reads_not_repeats()
    {
        for (var i = 0; i < 3000; i++)
        {
            _baseline.Learn(Observed.After(TimeSpan.FromSeconds(i)) with { Action = "s3:ListObjects", Access = AccessClass.Read, Resource = $"bucket-{i % 300}" });
        }

        Assert.InRange(_baseline.CountInHour(HabitKind.Discovery, At(0))!.Value, 270, 330);
    }

    [Theory]
    [InlineData("s3:GetObject", AccessClass.Data, null, HabitKind.DataReads)]
    [InlineData("s3:PutObject", AccessClass.Write, null, HabitKind.Writes)]
    [InlineData("s3:DeleteObject", AccessClass.Write, null, HabitKind.Deletes)]
    [InlineData("iam:DeleteUser", AccessClass.Permission, null, HabitKind.Deletes)]
    [InlineData("s3:GetObject", AccessClass.Data, "AccessDenied", HabitKind.Denials)]
    [InlineData("ec2:RunInstances", AccessClass.Write, "Client.UnauthorizedOperation", HabitKind.Denials)]
    public void Counts_an_event_for_its_kind_alone(string action, AccessClass access, string? error, HabitKind kind)
    {
        _baseline.Learn(Observed.After(TimeSpan.Zero) with { Action = action, Access = access, Error = error });

        Assert.Equal([kind], HabitKinds.All.Where(k => _baseline.CountInHour(k, At(0)) > 0));
    }

    [Fact]
    public void Leaves_out_what_AWS_does_itself()
    {
        _baseline.Learn(Observed.After(TimeSpan.Zero) with { ByService = true });
        _baseline.Learn(Observed.After(TimeSpan.Zero) with { Identity = IdentityType.AwsService });

        Assert.Null(_baseline.CountInHour(HabitKind.DataReads, At(0)));
    }

    [Fact]
    public void Keeps_its_habit_when_the_landmark_moves_on()
    {
        for (var day = 0; day < 400; day++)
        {
            Learn(day * 24, 10);
        }

        Assert.Equal(10, Normal(399 * 24).Usual, 0.1);
        Assert.InRange(Normal(399 * 24).Hours, 35, 45);
    }

    private HourlyNormal Normal(int hour) => _baseline.NormalHour(HabitKind.DataReads, At(hour), 100);

    private static long At(int hour) => Observed.Start.AddHours(hour).ToUnixTimeSeconds();

    private void Learn(int hour, int events)
    {
        for (var i = 0; i < events; i++)
        {
            _baseline.Learn(Observed.After(TimeSpan.FromHours(hour) + TimeSpan.FromSeconds(i)));
        }
    }
}
