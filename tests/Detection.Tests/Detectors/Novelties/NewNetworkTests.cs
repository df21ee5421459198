using OrleansSec.Contracts.Events;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors.Novelties;

public sealed class NewNetworkTests
{
    private readonly Settled _settled = new();

    [Fact]
    public void Is_told_of_a_network_that_was_never_called_from() =>
        Assert.Equal("203.0.113.0/24", _settled.Says("network", Settled.Now with { Network = "203.0.113.0/24" })?.Value);

    [Fact]
    public void Is_not_told_of_another_address_of_a_known_network() =>
        Assert.Null(_settled.Says("network", Settled.Now with { Source = "198.51.100.200" }));

    [Fact]
    public void Is_told_though_many_other_new_networks_came_in_the_same_hour()
    {
        for (var i = 0; i < 6; i++)
        {
            _settled.Sees(Settled.Now with { Network = $"192.0.{i}.0/24", Action = "s3:GetObject", Access = AccessClass.Data });
        }

        Assert.NotNull(_settled.Says("network", Settled.Now with { Network = "203.0.113.0/24" }));
    }
}
