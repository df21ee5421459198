using System.Text;
using OrleansSec.Detection.Rules.Matching;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules.Matching;

/// <summary>Addresses of a network.</summary>
public sealed class CidrMatchTests
{
    [Theory]
    [InlineData("10.0.0.0/8", "10.255.255.255", true)]
    [InlineData("10.0.0.0/8", "11.0.0.0", false)]
    [InlineData("10.9.8.7/8", "10.1.1.1", true)]
    [InlineData("10.0.0.0/9", "10.128.0.0", false)]
    [InlineData("192.0.2.7", "192.0.2.7", true)]
    [InlineData("192.0.2.7", "192.0.2.6", false)]
    [InlineData("192.0.2.7/32", "192.0.2.7", true)]
    [InlineData("0.0.0.0/0", "255.255.255.255", true)]
    [InlineData("0.0.0.0/0", "::1", false)]
    [InlineData("::/0", "ffff::1", true)]
    [InlineData("::/0", "0.0.0.0", false)]
    [InlineData("::/96", "0.0.0.1", false)]
    [InlineData("2001:db8::1", "2001:db8:0:0:0:0:0:1", true)]
    [InlineData("2001:db8::1/128", "2001:db8::2", false)]
    [InlineData("2001:db8::/127", "2001:db8::1", true)]
    public void Match_in_their_own_family_alone(string network, string address, bool expected) =>
        Assert.Equal(expected, CidrMatch.Create(network)!.Matches(Encoding.UTF8.GetBytes(address)));

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/")]
    [InlineData("10.0.0.0/ 8")]
    [InlineData("/8")]
    [InlineData("10.0.0/8")]
    [InlineData("2001:db8::/129")]
    [InlineData("")]
    public void Come_of_what_is_a_network(string text) => Assert.Null(CidrMatch.Create(text));

    [Fact]
    public void Are_shown_as_they_were_written() => Assert.Equal("10.9.8.7/8", CidrMatch.Create("10.9.8.7/8")!.Text);
}
