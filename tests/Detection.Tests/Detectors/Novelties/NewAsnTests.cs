using OrleansSec.Contracts.Events;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors.Novelties;

public sealed class NewAsnTests
{
    private static readonly Place _home = new("SE", 64500, "Example Net", 59.3, 18.1);

    private readonly Settled _settled = new((o, _) => o with { Place = _home });

    [Fact]
    public void Is_told_of_a_provider_that_was_never_called_from() =>
        Assert.Equal("AS64501", _settled.Says("autonomous system", Settled.Now with { Place = _home with { Asn = 64501 } })?.Value);

    [Fact]
    public void Is_not_told_of_the_usual_provider() =>
        Assert.Null(_settled.Says("autonomous system", Settled.Now with { Place = _home with { Latitude = 55.6 } }));

    [Fact]
    public void Is_told_though_the_provider_calls_itself_by_the_usual_name() =>
        Assert.NotNull(_settled.Says("autonomous system", Settled.Now with { Place = _home with { Asn = 64501 } }));
}
