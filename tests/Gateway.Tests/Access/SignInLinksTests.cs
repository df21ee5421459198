using Microsoft.Extensions.Time.Testing;
using OrleansSec.Gateway.Access;

namespace OrleansSec.Gateway.Tests.Access;

public sealed class SignInLinksTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Redeems_a_link_once()
    {
        var links = new SignInLinks(_clock);
        var token = Token(links.Issue(new Uri("http://127.0.0.1:5080")));

        Assert.True(links.Redeem(token));
        Assert.False(links.Redeem(token));
    }

    [Fact]
    public void Forgets_a_link_after_ten_minutes()
    {
        var links = new SignInLinks(_clock);
        var token = Token(links.Issue(new Uri("http://127.0.0.1:5080")));

        _clock.Advance(TimeSpan.FromMinutes(10));

        Assert.False(links.Redeem(token));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080/sign-in?token=")]
    [InlineData("http://0.0.0.0:80", "http://localhost/sign-in?token=")]
    [InlineData("https://[::]:5443", "https://localhost:5443/sign-in?token=")]
    public void Points_to_an_address_that_a_browser_can_open(string address, string start)
    {
        var link = new SignInLinks(_clock).Issue(new Uri(address));

        Assert.StartsWith(start, link.ToString(), StringComparison.Ordinal);
        Assert.Equal(43, Token(link).Length);
    }

    private static string Token(Uri link) => link.Query["?token=".Length..];
}
