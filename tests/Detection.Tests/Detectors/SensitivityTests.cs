using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Detectors;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

public sealed class SensitivityTests
{
    [Theory]
    [InlineData(AccessClass.Read, 1)]
    [InlineData(AccessClass.Write, 1.25)]
    [InlineData(AccessClass.Data, 1.25)]
    [InlineData(AccessClass.Permission, 1.5)]
    [InlineData(AccessClass.Logging, 1.5)]
    public void Counts_a_bit_by_what_the_action_touches(AccessClass access, double share) => Assert.Equal(share, Sensitivity.Of(access));
}
