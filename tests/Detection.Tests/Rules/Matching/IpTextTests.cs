using System.Net;
using System.Text;
using OrleansSec.Detection.Rules.Matching;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules.Matching;

/// <summary>Addresses as texts.</summary>
public sealed class IpTextTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("255.255.255.255")]
    [InlineData("1.2.3.4")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("1::")]
    [InlineData("1:2:3:4:5:6:7:8")]
    [InlineData("1:2:3:4:5:6:7::")]
    [InlineData("::2:3:4:5:6:7:8")]
    [InlineData("1::8")]
    [InlineData("FFFF:ffff::abCD")]
    [InlineData("::ffff:192.0.2.1")]
    [InlineData("64:ff9b::192.0.2.33")]
    [InlineData("1:2:3:4:5:6:192.0.2.1")]
    [InlineData("::192.0.2.1")]
    public void Are_read_as_the_framework_reads_them(string text)
    {
        var address = IPAddress.Parse(text);

        Assert.True(IpText.TryParse(Encoding.UTF8.GetBytes(text), out var number, out var isV4));

        Assert.Equal(address.GetAddressBytes().Aggregate((UInt128)0, (n, b) => (n << 8) | b), number);
        Assert.Equal(!text.Contains(':', StringComparison.Ordinal), isV4);
    }

    [Fact]
    public void May_have_zeros_in_front()
    {
        Assert.True(IpText.TryParse("075.050.007.001"u8, out var number, out _));
        Assert.Equal((UInt128)((75u << 24) | (50u << 16) | (7u << 8) | 1u), number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.")]
    [InlineData(".1.2.3")]
    [InlineData("1..2.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.2.3.4 ")]
    [InlineData("1.2.3.256")]
    [InlineData("1.2.3.0004")]
    [InlineData("1.2.3.+4")]
    [InlineData("1.2.3.-4")]
    [InlineData("1.2.3.4x")]
    [InlineData("+1.2.3.4")]
    [InlineData("a.b.c.d")]
    [InlineData(":")]
    [InlineData(":::")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("1:2:3:4::5:6:7:8")]
    [InlineData("1:2:3:4:5:6:7:8::")]
    [InlineData("::1:2:3:4:5:6:7:8")]
    [InlineData("1::2::3")]
    [InlineData("1:")]
    [InlineData(":1")]
    [InlineData("1::2:")]
    [InlineData("12345::")]
    [InlineData("::12345")]
    [InlineData("::g")]
    [InlineData("g::")]
    [InlineData("1:2:3:4:5:6:7:192.0.2.1")]
    [InlineData("1:2:3:4:5:6::192.0.2.1")]
    [InlineData("1:2:3:4:5:192.0.2.1")]
    [InlineData("192.0.2.1::")]
    [InlineData("192.0.2.1::1")]
    [InlineData("::192.0.2.1:1")]
    [InlineData("::192.0.2")]
    [InlineData("::1.2.3.256")]
    [InlineData("fe80::1%eth0")]
    public void Are_nothing_else(string text) => Assert.False(IpText.TryParse(Encoding.UTF8.GetBytes(text), out _, out _));
}
