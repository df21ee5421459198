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

    [Fact]
    public void Says_from_where_to_where_how_far_and_how_fast()
    {
        var finding = Assert.Single(_detector.Judge(_ana, Act(2, _sydney, "203.0.113.0/24"), At(_berlin)));

        Assert.Equal(
            ("impossible-travel", "impossible-travel", "Used from two places too far apart (DE, AU)"), (finding.Detector, finding.FoldKey, finding.Title));
        Assert.Equal(["T1078.004"], finding.Techniques);
        var reason = Assert.Single(finding.Reasons);
        Assert.Equal(("place", "AU"), (reason.Dimension, reason.Value));
        Assert.Matches("^From DE to AU: 16[0-9]{3} km in 2\\.0 hours, 80[0-9]{2} km/h\\.$", reason.Text);
        Assert.Equal(16 + Math.Log2(At(_berlin).Whereabouts!.KmTo(At(_sydney).Whereabouts!) / 2 / 1000), reason.Weight, 9);
        Assert.Equal(SeverityScale.Of(reason.Weight), finding.Severity);
    }

    [Theory]
    [InlineData(4.4, 0.1, false)]
    [InlineData(4.6, 0.1, true)]
    [InlineData(9.1, 1, true)]
    [InlineData(8.9, 1, false)]
    [InlineData(20, 2, true)]
    [InlineData(20, 2.4, false)]
    [InlineData(4.6, -0.1, true)]
    [InlineData(20, -3, false)]
    public void Takes_five_hundred_km_for_far_and_a_thousand_an_hour_for_too_fast(double degrees, double hours, bool isFound)
    {
        var start = _berlin with { Latitude = 0, Longitude = 0 };
        var end = start with { Latitude = degrees };

        Assert.Equal(isFound, _detector.Judge(_ana, Act(hours, end, "203.0.113.0/24"), At(start)).Count == 1);
    }

    [Fact]
    public void Takes_the_same_minute_for_one_minute_and_says_no_more_than_22_bits()
    {
        var start = _berlin with { Latitude = 0, Longitude = 0 };

        double Bits(double degrees) => _detector.Judge(_ana, Act(0, start with { Latitude = degrees }, "203.0.113.0/24"), At(start)).Single().Score;

        Assert.Equal(16 + Math.Log2(9 * 111.195 * 60 / 1000), Bits(9), 0.01);
        Assert.Equal(22, Bits(80));
    }

    [Theory]
    [InlineData("user", IdentityType.IamUser, true)]
    [InlineData("root", IdentityType.Root, true)]
    [InlineData("federated", IdentityType.FederatedUser, true)]
    [InlineData("role", IdentityType.AssumedRole, false)]
    [InlineData("service", IdentityType.AwsService, false)]
    public void Judges_people_alone(string type, IdentityType identity, bool isFound)
    {
        var entity = EntityId.ForPrincipal("111122223333", type, "ana");

        Assert.Equal(isFound, _detector.Judge(entity, Act(2, _sydney, "203.0.113.0/24") with { Identity = identity }, At(_berlin)).Count == 1);
    }

    [Fact]
    public void Judges_though_a_list_accuses_the_address()
    {
        var accused = new IntelMatch(default, "203.0.113.7", "sourceIPAddress", "203.0.113.7", "feodo", 50, null, null, null, false, false);

        Assert.Single(_detector.Judge(_ana, Act(2, _sydney, "203.0.113.0/24") with { Intel = [accused] }, At(_berlin)));
        Assert.Single(_detector.Judge(_ana, Act(2, _sydney, "203.0.113.0/24") with { Intel = [] }, At(_berlin)));
        Assert.Empty(_detector.Judge(_ana, Act(2, _sydney, "203.0.113.0/24"), new Baseline()));
        Assert.Empty(_detector.Judge(_ana, Act(2, _sydney, "203.0.113.0/24") with { ByService = true }, At(_berlin)));
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
