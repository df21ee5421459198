using Xunit;

namespace OrleansSec.Detection.Tests.Detectors.Novelties;

public sealed class NewClientTests
{
    private readonly Settled _settled = new();

    [Fact]
    public void Is_told_of_a_program_that_was_never_used() =>
        Assert.Equal("aws-cli", _settled.Says("client", Settled.Now with { Client = "aws-cli" })?.Value);

    [Fact]
    public void Is_not_told_of_the_usual_program() => Assert.Null(_settled.Says("client", Settled.Now));

    [Fact]
    public void Is_told_of_a_spelling_that_only_looks_like_the_usual_program() =>
        Assert.NotNull(_settled.Says("client", Settled.Now with { Client = "Boto3" }));

    [Fact]
    public void Weighs_less_than_a_new_network() => Assert.Equal(
        0.75,
        _settled.Says("client", Settled.Now with { Client = "aws-cli" })!.Weight
            / _settled.Says("network", Settled.Now with { Network = "203.0.113.0/24" })!.Weight,
        6);
}
