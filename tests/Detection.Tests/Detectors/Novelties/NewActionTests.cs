using OrleansSec.Contracts.Events;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors.Novelties;

public sealed class NewActionTests
{
    private readonly Settled _settled = new((o, hour) => hour % 2 == 0 ? o : o with { Action = "kms:CreateGrant", Access = AccessClass.Permission });

    [Fact]
    public void Is_told_of_a_call_that_was_never_made() =>
        Assert.Equal("kms:PutKeyPolicy", _settled.Says("action", Settled.Now)?.Value);

    [Fact]
    public void Is_not_told_of_a_usual_call() =>
        Assert.Null(_settled.Says("action", Settled.Now with { Action = "kms:CreateGrant", Region = "ap-southeast-2" }));

    [Fact]
    public void Is_told_though_the_call_was_refused_at_first()
    {
        _settled.Sees(Settled.Now with { Error = "AccessDenied" });

        Assert.NotNull(_settled.Says("action", Settled.Now with { Time = Settled.Now.Time.AddMinutes(20) }));
    }
}
