using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Correlations;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Grains.Tests;

public sealed class EntityStateTests : IDisposable
{
    private static readonly Observation _counted = Observed.After(TimeSpan.Zero, "e1") with
    {
        Hits = [new RuleHit(new RuleSummary("counted", "Counted", Severity.Low, [], true), [])],
    };

    private static readonly Correlation _pair = new()
    {
        Name = "pair",
        File = "pair.yml",
        Line = 1,
        Title = "Two in a row",
        Level = Severity.High,
        Type = CorrelationType.EventCount,
        Timespan = TimeSpan.FromMinutes(1),
        Condition = new CountCondition(2),
        Rules = ["counted"],
    };

    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    /// <summary>The stored samples, one for each version that stored another form. Add one; never change one.</summary>
    public static TheoryData<string> Samples => [.. Directory.GetFiles(Folder, "*.base64").Select(f => Path.GetFileName(f))];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Samples");

    [Theory]
    [MemberData(nameof(Samples))]
    public void Reads_what_an_earlier_version_stored(string sample)
    {
        var state = Read(Convert.FromBase64String(File.ReadAllText(Path.Combine(Folder, sample))));

        Assert.True(state.Applied.Contains("folder:a.json.gz#2"));
        Assert.False(state.Applied.Contains("folder:a.json.gz#3"));
        Assert.Equal((10, Observed.Start.ToUnixTimeSeconds(), IdentityType.AssumedRole), (state.Baseline.Events, state.Baseline.First, state.Baseline.Identity));
        Assert.Equal(["s3:GetObject", "s3:PutObject"], state.Baseline[Trait.Action]!.Value.Rows().Select(r => r.Value).Order());
        Assert.Equal(5, state.Baseline[Trait.Action]!.Value.Find("s3:PutObject")!.Value.Hours, 1);
        Assert.Equal(Observed.Start.AddHours(9), state.Baseline[Trait.Action]!.Value.Find("s3:PutObject")!.Value.LastSeen);
        Assert.NotNull(state.Baseline[Trait.Error]!.Value.Find("AccessDenied"));
        Assert.NotNull(state.Baseline[Trait.AccessKey]!.Value.Find("AKIAIOSFODNN7EXAMPLE"));
        Assert.Equal(10, state.Baseline.Rate(AccessClass.Data), 1);
        Assert.Equal(2, state.Baseline.Errors, 1);
        Assert.Equal(1, state.Baseline.HourOfWeek[9], 1);
        Assert.Equal(sample == "entity-state-1.base64" ? 0 : 1, state.Windows.Count);
        Assert.Equal(string.CompareOrdinal(sample, "entity-state-8.base64") < 0, state.Trails is null);
        Assert.NotEqual(true, state.Trails?.IsEmpty);
        Assert.Equal(string.CompareOrdinal(sample, "entity-state-9.base64") < 0 ? [] : ["e3"], state.Asked?.Of("folder:a.json.gz#2") ?? []);
    }

    [Fact]
    public void Stores_what_the_newest_sample_holds()
    {
        var newest = Directory.GetFiles(Folder, "*.base64").Order(StringComparer.Ordinal).Last();

        Assert.Equal(File.ReadAllText(newest).ReplaceLineEndings(string.Empty), Convert.ToBase64String(Write(Sample())));
    }

    [Fact]
    public void Stays_within_20_KB_with_all_its_slices()
    {
        var state = Sample();
        for (var i = 0; i < 20_000; i++)
        {
            state.Applied.Add($"batch-{i}#0");
            state.Baseline.Learn(Observed.After(TimeSpan.FromMinutes(i)) with { Action = $"ec2:DescribeSomething{i}", Network = $"203.0.{i % 250}.0/24", Region = $"region-{i}" });
        }

        Assert.InRange(Write(state).Length, 12_000, 20 * 1024);
    }

    public void Dispose() => _services.Dispose();

    private static EntityState Sample()
    {
        var state = new EntityState();
        for (var hour = 0; hour < 10; hour++)
        {
            state.Baseline.Learn(Observed.After(TimeSpan.FromHours(hour)) with
            {
                Action = hour % 2 == 0 ? "s3:GetObject" : "s3:PutObject",
                Error = hour % 5 == 0 ? "AccessDenied" : null,
                AccessKey = "AKIAIOSFODNN7EXAMPLE",
            });
        }

        state.Applied.Add("folder:a.json.gz#2");
        Judge.Observe(Observed.Role, [_counted], new Baseline(), CorrelationBook.Of([_pair]), state.Windows);
        state.Trails = Followed();
        state.Asked = new AskedEvidence();
        state.Asked.Add("folder:a.json.gz#2", ["e3"]);
        return state;
    }

    // An alert, and what came before it, from where the principal is a stranger.
    private static Trails Followed()
    {
        var (trails, steady) = (new Trails(), new Baseline());
        for (var hour = 0; hour < 24 * 14; hour++)
        {
            steady.Learn(Observed.After(TimeSpan.FromHours(hour - (24 * 14))));
        }

        var stranger = Observed.After(TimeSpan.Zero, "e2") with { Network = "203.0.113.0/24" };
        var alerted = stranger with { EventId = "e3", Hits = [new RuleHit(new RuleSummary("told", "Told", Severity.Medium, ["T1078"]), [])] };
        Judge.Observe(Observed.Role, [stranger, alerted], steady, CorrelationBook.Empty, new Detection.Correlations.Windows(), trails, JudgeTerms.Default);
        return trails;
    }

    private byte[] Write(EntityState state) => _services.GetRequiredService<Serializer>().SerializeToArray(state);

    private EntityState Read(byte[] stored) => _services.GetRequiredService<Serializer>().Deserialize<EntityState>(stored)!;
}
