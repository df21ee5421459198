using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Correlations;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Correlations;

public sealed class WindowsTests
{
    [Theory]
    [InlineData("3038ebd2-c98a-4c65-9b6e-e22506292313")]
    [InlineData("3038EBD2-C98A-4C65-9B6E-E22506292313")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("3038ebd2c98a4c659b6ee22506292313")]
    [InlineData("event-1")]
    [InlineData("")]
    public void Gives_an_event_back_as_it_was(string id)
    {
        var seen = new AlertEvent(id, Observed.Start, "s3:GetObject", new EventPointer("a.json", 1L << 40, 100), null, "eu-west-1");

        Assert.Equal(seen, WindowEvent.Of(seen).ToAlertEvent());
    }

    [Fact]
    public void Judges_on_after_it_has_been_stored()
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        var book = CorrelationBook.Of(
        [
            Correlated.Of(CorrelationType.EventCount, 6, "a", "b"),
            Correlated.Of(CorrelationType.ValueCount, 4, "b") with { Name = "values" },
            Correlated.Of(CorrelationType.TemporalOrdered, 2, "b", "a") with { Name = "order" },
        ]);
        Observation[] story = [.. Enumerable.Range(0, 60).Select(i => Correlated.Hit(i * 10, i % 3 == 0 ? Guid.CreateVersion7().ToString() : $"e{i}", $"v{i % 7}", i % 2 == 0 ? ["a"] : ["a", "b"]))];
        var (kept, stored) = (new Windows(), new Windows());

        foreach (var observation in story)
        {
            var expected = Judge.Observe(Observed.Role, [observation], new Baseline(), book, kept);
            var told = Judge.Observe(Observed.Role, [observation], new Baseline(), book, stored);

            Assert.Equal(expected.Select(u => (u.Id, Events: string.Join('\n', u.Events))), told.Select(u => (u.Id, Events: string.Join('\n', u.Events))));
            stored = serializer.Deserialize<Windows>(serializer.SerializeToArray(stored))!;
        }

        Assert.Equal((kept.Count, kept.Overflow), (stored.Count, stored.Overflow));
        Assert.True(kept.Count > 10);
    }
}
