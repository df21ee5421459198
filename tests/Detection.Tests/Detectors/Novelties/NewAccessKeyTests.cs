using OrleansSec.Contracts.Events;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors.Novelties;

public sealed class NewAccessKeyTests
{
    private const string New = "AKIA0000000000000002";

    private readonly Settled _settled = new();

    [Fact]
    public void Is_told_of_a_long_lived_key_that_was_never_used() =>
        Assert.Equal(New, _settled.Says("access key", Settled.Now with { AccessKey = New })?.Value);

    [Theory]
    [InlineData("AKIA0000000000000001")]
    [InlineData("ASIA0000000000000002")]
    [InlineData(null)]
    public void Is_not_told_of_the_usual_key_or_of_one_that_lives_for_hours(string? key) =>
        Assert.Null(_settled.Says("access key", Settled.Now with { AccessKey = key }));

    [Fact]
    public void Is_told_though_the_key_was_tried_quietly_before()
    {
        _settled.Sees(Settled.Now with { AccessKey = New, Action = "s3:GetObject", Access = AccessClass.Data });

        Assert.NotNull(_settled.Says("access key", Settled.Now with { AccessKey = New, Time = Settled.Now.Time.AddMinutes(30) }));
    }

    [Fact]
    public void Weighs_half_as_much_as_a_new_network_since_keys_are_to_be_changed() => Assert.Equal(
        0.5,
        _settled.Says("access key", Settled.Now with { AccessKey = New })!.Weight
            / _settled.Says("network", Settled.Now with { Network = "203.0.113.0/24" })!.Weight,
        6);
}
