using OrleansSec.Contracts.Events;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors.Novelties;

public sealed class NewServiceInRegionTests
{
    private readonly Settled _settled = new((o, hour) => (hour % 3) switch
    {
        0 => o,
        1 => o with { Action = "kms:CreateGrant", Access = AccessClass.Permission },
        _ => o with { Action = "ec2:DescribeInstances", Access = AccessClass.Read, Region = "us-west-2" },
    });

    [Fact]
    public void Is_told_of_a_known_service_in_a_known_region_where_it_was_never_used() =>
        Assert.Equal("kms@us-west-2", _settled.Says("service in region", Settled.Now with { Region = "us-west-2" })?.Value);

    [Fact]
    public void Is_not_told_of_a_new_call_to_a_service_that_is_used_there() =>
        Assert.Null(_settled.Says("service in region", Settled.Now));

    [Fact]
    public void Leaves_the_word_to_the_region_or_the_service_if_these_are_new()
    {
        var elsewhere = Settled.Now with { Region = "ap-southeast-2" };
        var other = Settled.Now with { Action = "sns:AddPermission" };

        Assert.Null(_settled.Says("service in region", elsewhere));
        Assert.NotNull(_settled.Says("region", elsewhere));
        Assert.Null(_settled.Says("service in region", other));
    }

    [Fact]
    public void Is_told_though_it_was_tried_quietly_there_some_minutes_before()
    {
        var there = Settled.Now with { Region = "us-west-2" };
        _settled.Sees(there with { Action = "kms:ListKeys", Access = AccessClass.Read });

        Assert.NotNull(_settled.Says("service in region", there with { Time = there.Time.AddMinutes(40) }));
    }
}
