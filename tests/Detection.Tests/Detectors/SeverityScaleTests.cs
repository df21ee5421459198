using OrleansSec.Contracts.Alerts;
using OrleansSec.Detection.Detectors;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

public sealed class SeverityScaleTests
{
    [Theory]
    [InlineData(Severity.Informational)]
    [InlineData(Severity.Low)]
    [InlineData(Severity.Medium)]
    [InlineData(Severity.High)]
    [InlineData(Severity.Critical)]
    public void Gives_a_level_the_bits_that_give_the_level(Severity severity) =>
        Assert.Equal(severity, SeverityScale.Of(SeverityScale.Bits(severity)));

    [Theory]
    [InlineData(0, Severity.Informational)]
    [InlineData(7.99, Severity.Informational)]
    [InlineData(15.99, Severity.Low)]
    [InlineData(23.99, Severity.Medium)]
    [InlineData(31.99, Severity.High)]
    [InlineData(1000, Severity.Critical)]
    public void Rounds_a_score_down_to_its_level(double bits, Severity severity) =>
        Assert.Equal(severity, SeverityScale.Of(bits));

    [Theory]
    [InlineData(Severity.Informational, 4)]
    [InlineData(Severity.Low, 8)]
    [InlineData(Severity.Medium, 16)]
    [InlineData(Severity.High, 24)]
    [InlineData(Severity.Critical, 32)]
    public void Weighs_a_rule_by_its_level(Severity severity, double bits) => Assert.Equal(bits, SeverityScale.Bits(severity));
}
