using OrleansSec.Contracts.Events;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors.Novelties;

public sealed class NewRegionTests
{
    private readonly Settled _settled = new();

    [Fact]
    public void Is_told_of_a_region_that_was_never_used() =>
        Assert.Equal("ap-southeast-2", _settled.Says("region", Settled.Now with { Region = "ap-southeast-2" })?.Value);

    [Fact]
    public void Is_not_told_of_the_usual_region() => Assert.Null(_settled.Says("region", Settled.Now));

    [Fact]
    public void Is_not_told_of_the_home_of_a_service_that_has_no_regions() =>
        Assert.Null(_settled.Says("region", Settled.Now with { Action = "iam:AttachUserPolicy", Region = "us-east-1" }));

    [Fact]
    public void Is_told_though_it_was_entered_quietly_some_minutes_before()
    {
        var hidden = Settled.Now with { Region = "ap-southeast-2" };
        _settled.Sees(hidden with { Action = "s3:GetObject", Access = AccessClass.Data });

        Assert.NotNull(_settled.Says("region", hidden with { Time = hidden.Time.AddMinutes(50) }));
        Assert.Null(_settled.Says("region", hidden with { Time = hidden.Time.AddMinutes(70) }));
    }
}
