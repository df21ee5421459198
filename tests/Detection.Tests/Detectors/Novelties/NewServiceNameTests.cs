using OrleansSec.Contracts.Events;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors.Novelties;

public sealed class NewServiceNameTests
{
    // It calls its one service in ever new ways, so that a new call by itself says little.
    private readonly Settled _settled = new((o, hour) => o with { Action = $"s3:GetThing{hour % 300}" });

    private readonly Observation _elsewhere = Settled.Now with { Region = "ap-southeast-2" };

    [Fact]
    public void Is_told_of_a_service_that_was_never_used() =>
        Assert.Equal("kms", _settled.Says("service", _elsewhere with { Action = "kms:CreateGrant" })?.Value);

    [Fact]
    public void Is_not_told_of_a_new_call_to_a_known_service() =>
        Assert.Null(_settled.Says("service", _elsewhere with { Action = "s3:PutBucketPolicy" }));

    [Fact]
    public void Is_told_of_a_service_whose_name_begins_like_a_known_one() =>
        Assert.Equal("s3express", _settled.Says("service", _elsewhere with { Action = "s3express:CreateSession" })?.Value);

    [Fact]
    public void Leaves_the_word_to_a_call_that_says_more()
    {
        var settled = new Settled();

        Assert.NotNull(settled.Says("action", _elsewhere with { Action = "kms:CreateGrant" }));
        Assert.Null(settled.Says("service", _elsewhere with { Action = "kms:CreateGrant" }));
    }
}
