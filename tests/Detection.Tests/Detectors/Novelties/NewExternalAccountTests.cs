using Xunit;

namespace OrleansSec.Detection.Tests.Detectors.Novelties;

public sealed class NewExternalAccountTests
{
    private const string Other = "444455556666";

    [Fact]
    public void Is_told_of_an_account_that_was_never_reached()
    {
        var settled = new Settled((o, _) => o with { TargetAccount = "777788889999" });

        Assert.Equal(Other, settled.Says("external account", Settled.Now with { TargetAccount = Other })?.Value);
    }

    [Fact]
    public void Is_not_told_of_a_partner_s_account()
    {
        var settled = new Settled((o, _) => o with { TargetAccount = Other });

        Assert.Null(settled.Says("external account", Settled.Now with { TargetAccount = Other }));
    }

    [Fact]
    public void Is_told_though_no_account_was_ever_reached_before() =>
        Assert.NotNull(new Settled().Says("external account", Settled.Now with { TargetAccount = Other }));
}
