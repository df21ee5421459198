using System.Net;
using System.Net.Http.Json;
using OrleansSec.Gateway.Api;
using OrleansSec.Gateway.Tests.Hosting;

namespace OrleansSec.Gateway.Tests.Access;

public sealed class AccessTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/v1/alerts")]
    [InlineData("/api/v1/alerts/a")]
    [InlineData("/api/v1/entities")]
    [InlineData("/api/v1/entities/acct:111122223333")]
    [InlineData("/api/v1/system")]
    [InlineData("/api/v1/quarantine")]
    [InlineData("/api/v1/me")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/hubs/alerts")]
    public async Task Refuses_a_stranger(string path)
    {
        await using var gateway = await TestGateway.Start();
        using var stranger = gateway.Stranger();

        using var answer = await stranger.GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
    }

    [Theory]
    [InlineData("viewer", "GET", "/api/v1/alerts", HttpStatusCode.OK)]
    [InlineData("analyst", "GET", "/api/v1/alerts", HttpStatusCode.OK)]
    [InlineData("admin", "GET", "/api/v1/alerts", HttpStatusCode.OK)]
    [InlineData("ingest", "GET", "/api/v1/alerts", HttpStatusCode.Forbidden)]
    [InlineData("ingest", "GET", "/api/v1/system", HttpStatusCode.Forbidden)]
    [InlineData("ingest", "GET", "/hubs/alerts", HttpStatusCode.Forbidden)]
    [InlineData("viewer", "POST", "/api/v1/ingest/cloudtrail", HttpStatusCode.Forbidden)]
    [InlineData("analyst", "POST", "/api/v1/ingest/cloudtrail", HttpStatusCode.Forbidden)]
    [InlineData("admin", "POST", "/api/v1/ingest/cloudtrail", HttpStatusCode.Accepted)]
    [InlineData("ingest", "POST", "/api/v1/ingest/cloudtrail", HttpStatusCode.Accepted)]
    public async Task Grants_each_role_its_part(string role, string method, string path, HttpStatusCode expected)
    {
        await using var gateway = await TestGateway.Start();
        using var caller = gateway.Caller(role);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = method == "POST" ? new StringContent("{}") : null;

        using var answer = await caller.SendAsync(request, Cancellation);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Takes_a_key_in_its_own_header_too()
    {
        await using var gateway = await TestGateway.Start();
        using var client = gateway.Stranger();
        client.DefaultRequestHeaders.Add("X-Api-Key", gateway.Stores.AddKey("analyst", Given.Account));

        var me = await client.GetFromJsonAsync("/api/v1/me", GatewayJson.Default.Me, Cancellation);

        Assert.Equivalent(new Me("a analyst", "analyst", [Given.Account], false), me);
    }

    [Fact]
    public async Task Signs_in_by_link_once()
    {
        await using var gateway = await TestGateway.Start();
        using var browser = gateway.Stranger();
        var link = gateway.Links.Issue(gateway.Address);

        using var first = await browser.GetAsync(link, Cancellation);
        using var second = await browser.GetAsync(link, Cancellation);

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal("/", first.Headers.Location?.ToString());
        var cookie = Assert.Single(first.Headers.GetValues("Set-Cookie"));
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.Gone, second.StatusCode);
        Assert.Contains("works once", await second.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.False(second.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Knows_an_administrator_by_cookie_but_takes_no_upload_from_one()
    {
        await using var gateway = await TestGateway.Start();
        using var browser = await SignIn(gateway);
        using var upload = new StringContent("{}");

        var me = await browser.GetFromJsonAsync("/api/v1/me", GatewayJson.Default.Me, Cancellation);
        using var refused = await browser.PostAsync("/api/v1/ingest/cloudtrail", upload, Cancellation);

        Assert.Equivalent(new Me("operator", "admin", null, false), me);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Empty(gateway.Stores.Uploads);
    }

    [Fact]
    public async Task Takes_the_cookie_away_at_sign_out()
    {
        await using var gateway = await TestGateway.Start();
        using var browser = await SignIn(gateway);

        using var answer = await browser.PostAsync("/sign-out", null, Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Contains("orleanssec=;", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_a_demonstration_to_this_machine_only()
    {
        await using var gateway = await TestGateway.Start(settings: (nameof(GatewayOptions.Demo), "true"));
        using var local = gateway.Stranger();
        using var remote = gateway.Stranger();
        remote.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.7");
        using var mistaken = gateway.Stranger();
        mistaken.DefaultRequestHeaders.Add("X-Api-Key", "osk_wrong");

        var me = await local.GetFromJsonAsync("/api/v1/me", GatewayJson.Default.Me, Cancellation);
        using var forwarded = await remote.GetAsync("/api/v1/me", Cancellation);
        using var wrong = await mistaken.GetAsync("/api/v1/me", Cancellation);

        Assert.Equivalent(new Me("demo", "viewer", null, true), me);
        Assert.Equal(HttpStatusCode.Unauthorized, forwarded.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
    }

    [Fact]
    public async Task Keeps_quarantine_from_callers_of_some_accounts()
    {
        await using var gateway = await TestGateway.Start();
        using var scoped = gateway.Caller("admin", Given.Account);
        using var unscoped = gateway.Caller("viewer");

        using var refused = await scoped.GetAsync("/api/v1/quarantine", Cancellation);
        using var shown = await unscoped.GetAsync("/api/v1/quarantine", Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
    }

    private static async Task<HttpClient> SignIn(TestGateway gateway)
    {
        var browser = gateway.Stranger();
        using var answer = await browser.GetAsync(gateway.Links.Issue(gateway.Address), Cancellation);
        browser.DefaultRequestHeaders.Add("Cookie", answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        return browser;
    }
}
