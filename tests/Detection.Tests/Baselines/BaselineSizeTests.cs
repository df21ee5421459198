using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Baselines;

public sealed class BaselineSizeTests(ITestOutputHelper output) : IDisposable
{
    private const int Bound = 8192;
    private const int Events = 200_000;

    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();
    private readonly Baseline _baseline = new();
    private readonly Random _random = new(3);

    [Fact]
    public void Stays_within_8_KB_over_a_million_varied_events()
    {
        var largest = Largest(5 * Events, i => Observed.After(TimeSpan.FromMinutes(i * 5)) with
        {
            Action = $"service{Pick(200)}:DescribeSomethingRatherLong{Pick(4000)}",
            Region = $"us-gov-east-{Pick(60)}",
            Network = $"2001:db8:{Pick(65000):x}::/48",
            Client = $"client-{Pick(500)}",
            Error = $"Client.SomeErrorCode{Pick(900)}",
            AccessKey = $"AKIAIOSFODNN7{Pick(500):D7}",
            Access = (AccessClass)Pick(5),
        });

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{5 * Events} varied events: at most {largest} bytes"));
        Assert.InRange(largest, 5000, Bound);
    }

    [Fact]
    public void Stays_within_8_KB_over_hostile_events()
    {
        var largest = Largest(Events, i => Observed.After(TimeSpan.FromDays(_random.Next(-20_000, 20_000))) with
        {
            Action = Hostile(),
            Region = Hostile(),
            Network = Hostile(),
            Client = Hostile(),
            Error = Hostile(),
            AccessKey = "AKIA" + Hostile(),
        });

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"hostile events: at most {largest} bytes"));
        Assert.InRange(largest, 5000, Bound);
    }

    [Fact]
    public void Is_the_same_after_it_has_been_stored()
    {
        Largest(Events / 10, i => Observed.After(TimeSpan.FromMinutes(i)) with { Action = $"ec2:Describe{Pick(300)}", Error = i % 9 == 0 ? "AccessDenied" : null });
        var serializer = _services.GetRequiredService<Serializer>();
        var stored = serializer.SerializeToArray(_baseline);

        var read = serializer.Deserialize<Baseline>(stored)!;

        Assert.Equal(stored, serializer.SerializeToArray(read));
        Assert.Equal(_baseline.HourOfWeek, read.HourOfWeek);
        Assert.Equal(_baseline[Trait.Action]!.Value.Rows(), read[Trait.Action]!.Value.Rows());
        Assert.Equal((_baseline.Events, _baseline.First, _baseline.Last), (read.Events, read.First, read.Last));
        Assert.Equal((_baseline.Errors, _baseline.Identity), (read.Errors, read.Identity));
    }

    [Fact]
    public void Shares_its_texts_with_others_that_are_read_from_storage()
    {
        var serializer = _services.GetRequiredService<Serializer>();
        var values = Enumerable.Range(0, 2).Select(_ =>
        {
            var baseline = new Baseline();
            baseline.Learn(Observed.After(TimeSpan.Zero) with { Action = "s3:GetObject", Client = "Ünbekannt\n" });
            return serializer.Deserialize<Baseline>(serializer.SerializeToArray(baseline))!;
        }).ToArray();

        Assert.Same(Only(values[0], Trait.Action), Only(values[1], Trait.Action));
        Assert.Equal("Ünbekannt\n", Only(values[0], Trait.Client));
    }

    public void Dispose() => _services.Dispose();

    private int Largest(int events, Func<int, Observation> make)
    {
        var serializer = _services.GetRequiredService<Serializer>();
        var largest = 0;
        for (var i = 0; i < events; i++)
        {
            _baseline.Learn(make(i));
            largest = i % 5000 == 0 ? Math.Max(largest, serializer.SerializeToArray(_baseline).Length) : largest;
        }

        return Math.Max(largest, serializer.SerializeToArray(_baseline).Length);
    }

    private static string Only(Baseline baseline, Trait trait) => Assert.Single(baseline[trait]!.Value.Rows()).Value;

    private int Pick(int choices) => (int)(Math.Pow(_random.NextDouble(), 3) * choices);

    private string Hostile() => string.Concat(Enumerable.Repeat("\u6f22\U0001F600\n", 1 + Pick(40))) + _random.Next();
}
