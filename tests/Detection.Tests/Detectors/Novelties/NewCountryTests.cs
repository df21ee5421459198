using OrleansSec.Contracts.Events;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors.Novelties;

public sealed class NewCountryTests
{
    private static readonly Place _home = new("SE", 64500, "Example Net", 59.3, 18.1);

    private readonly Settled _settled = new((o, _) => o with { Place = _home });

    [Fact]
    public void Is_told_of_a_country_that_was_never_called_from() =>
        Assert.Equal("BR", _settled.Says("country", Settled.Now with { Place = _home with { Country = "BR" } })?.Value);

    [Fact]
    public void Is_not_told_of_another_place_in_a_known_country() =>
        Assert.Null(_settled.Says("country", Settled.Now with { Place = _home with { Latitude = 55.6, Longitude = 13 } }));

    [Fact]
    public void Says_little_while_countries_are_known_for_hours_only()
    {
        var settled = new Settled((o, hour) => hour < (60 * 24) - 4 ? o : o with { Place = _home });

        var reason = settled.Says("country", Settled.Now with { Place = _home with { Country = "BR" } });

        Assert.InRange(reason?.Weight ?? 0, 0, 4);
    }

    [Fact]
    public void Is_told_though_the_provider_is_the_usual_one() =>
        Assert.NotNull(_settled.Says("country", Settled.Now with { Place = _home with { Country = "BR" }, Network = "198.51.100.0/24" }));
}
