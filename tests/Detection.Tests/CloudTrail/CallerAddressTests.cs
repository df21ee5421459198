using OrleansSec.Detection.CloudTrail;
using OrleansSec.Detection.Intel;
using Xunit;

namespace OrleansSec.Detection.Tests.CloudTrail;

/// <summary>Networks of callers.</summary>
public sealed class CallerAddressTests
{
    [Theory]
    [InlineData("203.0.113.77", "203.0.113.0/24")]
    [InlineData("075.050.255.67", "75.50.255.0/24")]
    [InlineData("10.1.2.3", "private")]
    [InlineData("172.31.0.1", "private")]
    [InlineData("172.32.0.1", "172.32.0.0/24")]
    [InlineData("192.168.1.1", "private")]
    [InlineData("100.64.0.1", "private")]
    [InlineData("127.0.0.1", "private")]
    [InlineData("2001:db8:1:2::5", "2001:db8:1::/48")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.0/24")]
    [InlineData("fd00::1", "private")]
    [InlineData("fe80::1%eth0", "private")]
    [InlineData("::1", "private")]
    [InlineData("ec2.amazonaws.com", "aws:ec2")]
    [InlineData("monitoring.rds.amazonaws.com", "aws:monitoring.rds")]
    [InlineData("AWS Internal", "aws:internal")]
    [InlineData("300.1.1.1", "other")]
    [InlineData("redacted", "other")]
    [InlineData("", "")]
    public void Finds_the_network(string address, string network) => Assert.Equal(network, CallerAddress.Of(address, IntelSnapshot.Empty).Network);
}
