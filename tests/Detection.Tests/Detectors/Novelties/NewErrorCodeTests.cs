using Xunit;

namespace OrleansSec.Detection.Tests.Detectors.Novelties;

public sealed class NewErrorCodeTests
{
    private readonly Settled _settled = new();

    [Fact]
    public void Is_told_of_a_refusal_that_was_never_met() =>
        Assert.Equal("AccessDenied", _settled.Says("error", Settled.Now with { Error = "AccessDenied" })?.Value);

    [Theory]
    [InlineData("NoSuchEntityException")]
    [InlineData("ThrottlingException")]
    [InlineData(null)]
    public void Is_not_told_of_an_error_that_refuses_nothing(string? error) =>
        Assert.Null(_settled.Says("error", Settled.Now with { Error = error }));

    [Fact]
    public void Is_not_told_of_a_refusal_that_is_met_every_day()
    {
        var settled = new Settled((o, hour) => o with { Error = hour % 24 == 0 ? "AccessDenied" : null });

        Assert.Null(settled.Says("error", Settled.Now with { Error = "AccessDenied" }));
    }

    [Theory]
    [InlineData("Client.UnauthorizedOperation")]
    [InlineData("AccessDeniedException")]
    [InlineData("Forbidden")]
    public void Is_told_of_a_refusal_in_other_words(string error) =>
        Assert.NotNull(_settled.Says("error", Settled.Now with { Error = error }));

    [Fact]
    public void Weighs_half_as_much_as_a_first_external_account()
    {
        var error = _settled.Says("error", Settled.Now with { Error = "AccessDenied" })!;
        var account = _settled.Says("external account", Settled.Now with { TargetAccount = "444455556666" })!;

        Assert.Equal(0.5, error.Weight / account.Weight, 6);
    }
}
