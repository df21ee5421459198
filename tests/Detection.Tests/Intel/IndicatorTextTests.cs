using FsCheck.Xunit;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Intel;
using Xunit;

namespace OrleansSec.Detection.Tests.Intel;

public sealed class IndicatorTextTests
{
    [Theory]
    [InlineData("203.0.113.7", IndicatorKind.Address, "203.0.113.7")]
    [InlineData(" 203.0.113.77/24 ", IndicatorKind.Address, "203.0.113.0/24")]
    [InlineData("203.0.113.7:443", IndicatorKind.Address, "203.0.113.7")]
    [InlineData("203[.]0[.]113[.]7", IndicatorKind.Address, "203.0.113.7")]
    [InlineData("2001:DB8::1", IndicatorKind.Address, "2001:db8::1")]
    [InlineData("2001:db8::/32", IndicatorKind.Address, "2001:db8::/32")]
    [InlineData("[2001:db8::1]:443", IndicatorKind.Address, "2001:db8::1")]
    [InlineData("::ffff:203.0.113.7", IndicatorKind.Address, "203.0.113.7")]
    [InlineData("Evil.Example.", IndicatorKind.Domain, "evil.example")]
    [InlineData("*.evil.example", IndicatorKind.Domain, "evil.example")]
    [InlineData("evil[.]example", IndicatorKind.Domain, "evil.example")]
    [InlineData("bücher.example", IndicatorKind.Domain, "xn--bcher-kva.example")]
    [InlineData("hxxps://evil[.]example/a?b", IndicatorKind.Host, "evil.example")]
    [InlineData("http://203.0.113.7:8080/x", IndicatorKind.Address, "203.0.113.7")]
    [InlineData("D41D8CD98F00B204E9800998ECF8427E", IndicatorKind.File, "d41d8cd98f00b204e9800998ecf8427e")]
    public void Tells_what_a_text_names(string text, IndicatorKind kind, string name)
    {
        Assert.True(IndicatorText.TryRead(text, out var indicator));
        Assert.Equal((kind, name), (indicator.Kind, indicator.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("word")]
    [InlineData("300.1.1.1")]
    [InlineData("1.2.3")]
    [InlineData("203.0.113.0/33")]
    [InlineData("two words.example")]
    [InlineData("-.")]
    [InlineData("a..example")]
    [InlineData("analyst@example.com")]
    [InlineData("C:\\Windows\\evil.exe")]
    [InlineData("http://\u2024\u2024/")]
    [InlineData("http://xn--\u0080.example/")]
    public void Refuses_what_names_nothing_to_look_up(string text) => Assert.False(IndicatorText.TryRead(text, out _));

    [Property(MaxTest = 2000)]
    public void Reads_hostile_text_without_failing(string? text, byte form)
    {
        var hostile = (form % 4) switch { 0 => text, 1 => $"http://{text}/", 2 => $"{text}.example", _ => $"[{text}]:1/3" };

        var isRead = IndicatorText.TryRead(hostile ?? string.Empty, out var indicator);

        Assert.True(!isRead || indicator.ToString().Length > 0);
    }
}
