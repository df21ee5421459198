using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using OrleansSec.Silo.Ingest;
using Xunit;

namespace OrleansSec.Grains.Tests.Commit;

/// <summary>
/// Thousands of schedules of crashes, lost and late calls, two activations, repeated deliveries and failing stores end
/// in what a run without trouble ends in. Worker and grains are the product's; a seed repeats its schedule.
/// </summary>
public sealed class CommitProtocolTests : IDisposable
{
    private const int Seeds = 1_500;

    // A defect needs a fault at the right moment, which is the rarer the better the protocol is.
    private const int SeedsForDefect = 10_000;

    private static readonly HashSet<int> _none = [];

    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Ends_as_a_run_without_trouble_does_whatever_goes_wrong(bool isShared)
    {
        var schedule = Schedules(isShared);

        var failing = Enumerable.Range(0, Seeds).Where(seed => schedule.Run(seed, Defect.None, _none).Wrong.Count > 0).Take(1);

        // Told whole, where another assertion would cut it short.
        Assert.True(!failing.Any(), string.Concat(failing.Select(seed => schedule.Explain(seed, Defect.None))));
    }

    [Theory]
    [InlineData(Defect.RowsWithoutVersions)]
    [InlineData(Defect.RowsWithoutAppliedSlices)]
    [InlineData(Defect.UnwrittenStates)]
    [InlineData(Defect.OneIncarnation)]
    [InlineData(Defect.UnwrittenAlerts)]
    [InlineData(Defect.UnfencedAppends)]
    [InlineData(Defect.UnwrittenEvidence)]
    [InlineData(Defect.UnwrittenIndex)]
    [InlineData(Defect.AlertsWithoutIds)]
    [InlineData(Defect.InterleavedTurns)]
    public void Notices_that_what_it_counts_on_is_broken(Defect defect)
    {
        var schedules = new[] { Schedules(isShared: true), Schedules(isShared: false) };

        var noticed = Enumerable.Range(0, SeedsForDefect)
            .SelectMany(seed => schedules.Where(s => s.Run(seed, defect, _none).Wrong.Count > 0).Select(s => s.Explain(seed, defect)))
            .FirstOrDefault();

        TestContext.Current.TestOutputHelper?.WriteLine(noticed ?? string.Empty);
        Assert.NotNull(noticed);
    }

    public void Dispose() => _services.Dispose();

    private Schedule Schedules(bool isShared) => new(_services.GetRequiredService<Serializer>(), RuleSet.From([]), isShared);
}
