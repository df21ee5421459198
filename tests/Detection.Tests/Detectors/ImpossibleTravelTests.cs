using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

public sealed class ImpossibleTravelTests
{
    private static readonly EntityId _ana = EntityId.ForPrincipal("111122223333", "user", "ana");
    private static readonly Place _berlin = new("DE", 64500, "Example", 52.5, 13.4);
    private static readonly Place _sydney = new("AU", 64501, "Example", -33.9, 151.2);
    private static readonly Place _hamburg = new("DE", 64500, "Example", 53.6, 10.0);

    private readonly ImpossibleTravel _detector = new();

    [Fact]
    public void Alerts_on_two_places_too_far_apart()
    {
        var finding = Assert.Single(_detector.Judge(_ana, Act(2, _sydney, "203.0.113.0/24"), At(_berlin)));

        Assert.True(finding.Severity >= Severity.Medium);
        Assert.StartsWith("From DE to AU: 16", finding.Reasons[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_nothing_of_a_journey_that_can_be_made() =>
        Assert.Empty(_detector.Judge(_ana, Act(30, _sydney, "203.0.113.0/24"), At(_berlin)));

    [Fact]
    public void Says_nothing_of_a_place_nearby() =>
        Assert.Empty(_detector.Judge(_ana, Act(0.1, _hamburg, "203.0.113.0/24"), At(_berlin)));

    [Fact]
    public void Says_nothing_of_a_known_network_a_VPN_or_a_program()
    {
        var vpn = new IntelMatch(default, "203.0.113.0/24", "sourceIPAddress", "203.0.113.7", "vpn", 50, null, null, null, true, true);
        var far = Act(2, _sydney, "203.0.113.0/24");

        Assert.Empty(_detector.Judge(_ana, far with { Network = "198.51.100.0/24" }, At(_berlin)));
        Assert.Empty(_detector.Judge(_ana, far with { Intel = [vpn] }, At(_berlin)));
        Assert.Empty(_detector.Judge(Observed.Role, far with { Identity = IdentityType.AssumedRole }, At(_berlin)));
        Assert.Empty(_detector.Judge(_ana, far with { Place = null }, At(_berlin)));
    }

    private static Observation Act(double hours, Place place, string network) => Observed.After(TimeSpan.FromHours(hours)) with
    {
        Identity = IdentityType.IamUser,
        Network = network,
        Place = place,
    };

    private static Baseline At(Place place)
    {
        var baseline = new Baseline();
        baseline.Learn(Act(-3, place, "198.51.100.0/24"));
        baseline.Learn(Act(0, place, "198.51.100.0/24"));
        return baseline;
    }
}
