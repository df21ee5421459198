using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrleansSec.Gateway.Console;
using OrleansSec.Gateway.Tests.Hosting;

namespace OrleansSec.Gateway.Tests.Console;

public sealed class ConsolePagesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/index.html")]
    [InlineData("/alerts/0123abc")]
    [InlineData("/entities/prin%3A111122223333%3Arole%3Aci")]
    [InlineData("/entities/prin%3A111122223333%3Auser%3Aana.souza")]
    [InlineData("/entities/prin:111122223333:user:ana.souza")]
    [InlineData("/alerts/0123abc.js")]
    public async Task Give_a_person_the_index_page_anew(string path)
    {
        await using var gateway = await TestGateway.Start();
        using var browser = Browser(gateway);

        using var answer = await browser.GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<title>console</title>", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl?.NoCache);
    }

    [Fact]
    public async Task Let_a_browser_keep_hashed_files_for_good()
    {
        await using var gateway = await TestGateway.Start();
        using var browser = Browser(gateway);

        using var answer = await browser.GetAsync("/assets/index-abc123.js", Cancellation);

        Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_nothing_that_has_not_changed()
    {
        await using var gateway = await TestGateway.Start();
        using var browser = Browser(gateway);
        using var first = await browser.GetAsync("/", Cancellation);
        browser.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await browser.GetAsync("/", Cancellation);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/assets/gone-123.js")]
    [InlineData("/favicon.ico")]
    [InlineData("/entities.js")]
    [InlineData("/api/v1/nonsense")]
    [InlineData("/api")]
    public async Task Say_when_there_is_nothing(string path)
    {
        await using var gateway = await TestGateway.Start();
        using var browser = Browser(gateway);

        using var answer = await browser.GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Tell_how_to_build_a_console_that_is_missing()
    {
        await using var gateway = await TestGateway.Start(
            services => services.Replace(ServiceDescriptor.Singleton(ConsoleFiles.In(typeof(string).Assembly))));
        using var browser = Browser(gateway);

        var page = await browser.GetStringAsync("/", Cancellation);

        Assert.Contains("Node.js", page, StringComparison.Ordinal);
    }

    private static HttpClient Browser(TestGateway gateway)
    {
        var browser = gateway.Stranger();
        browser.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        browser.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*", 0.8));
        return browser;
    }
}
