using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace OrleansSec.Gateway.Access;

/// <summary>
/// Tells who calls: by API key if one is given, else by the cookie of a sign-in, else, in a demonstration, as a viewer
/// from this machine.
/// </summary>
internal sealed class AccessHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    KeyRing keys,
    IOptions<GatewayOptions> gateway)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The scheme's name.</summary>
    public const string Name = "access";

    /// <summary>The header of an API key, beside <c>Authorization: Bearer</c>.</summary>
    public const string KeyHeader = "X-Api-Key";

    private const string Bearer = "Bearer ";

    // A live connection outlasts the request that opened it; this is how soon it has to show its key again.
    private static readonly TimeSpan _keyHolds = TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.ContainsKey(HeaderNames.Authorization) || Request.Headers.ContainsKey(KeyHeader))
        {
            return await ByKey();
        }

        var session = await Context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        if (session.Succeeded)
        {
            return AuthenticateResult.Success(new AuthenticationTicket(session.Principal, session.Properties, Name));
        }

        return gateway.Value.Demo && IsLocal()
            ? Success(CallerIdentity.Make("demo", "demo", Roles.Viewer, null), new AuthenticationProperties())
            : AuthenticateResult.NoResult();
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer realm=\"orleanssec\"";
        return Problems.Write(
            Context,
            StatusCodes.Status401Unauthorized,
            "Sign in with the link that the server prints at its start, or send an API key as 'Authorization: Bearer osk_...'.");
    }

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Problems.Write(
        Context, StatusCodes.Status403Forbidden, "The role or the accounts of this caller do not allow that.");

    private static AuthenticateResult Success(System.Security.Claims.ClaimsPrincipal caller, AuthenticationProperties properties) =>
        AuthenticateResult.Success(new AuthenticationTicket(caller, properties, Name));

    private async Task<AuthenticateResult> ByKey()
    {
        var authorization = Request.Headers.Authorization.ToString();
        var secret = authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? authorization[Bearer.Length..].Trim()
            : Request.Headers[KeyHeader].ToString();
        return await keys.Find(secret, Context.RequestAborted) is { } key
            ? Success(
                CallerIdentity.Make(CallerIdentity.ByKey, key.Name, key.Role, key.Accounts),
                new AuthenticationProperties { ExpiresUtc = TimeProvider.GetUtcNow() + _keyHolds })
            : AuthenticateResult.Fail("There is no such API key.");
    }

    // What a proxy on this machine forwards comes from somewhere else.
    private bool IsLocal() =>
        Context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && !Request.Headers.ContainsKey("Forwarded")
        && !Request.Headers.ContainsKey("X-Forwarded-For");
}
