using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace OrleansSec.Gateway.Access;

/// <summary>Signing in and out.</summary>
internal static class SignInApi
{
    /// <summary>Maps <c>/sign-in</c> and <c>/sign-out</c>.</summary>
    public static IEndpointRouteBuilder MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", SignIn).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost("/sign-out", (Delegate)SignOut)
            .AllowAnonymous()
            .WithTags("Access")
            .WithSummary("Ends the session of the cookie.");
        return routes;
    }

    private static async Task<Results<RedirectHttpResult, ContentHttpResult>> SignIn(
        HttpContext context, SignInLinks links, string? token = null)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (token is null || !links.Redeem(token))
        {
            return Pages.Plain(
                StatusCodes.Status410Gone,
                "This sign-in link does not work",
                "A link works once and within ten minutes, and only while the server that printed it runs. "
                + "If this browser is signed in already, open <a href=\"/\">the console</a>. "
                + "Otherwise start the server again: it prints a new link.");
        }

        await context.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            CallerIdentity.Make(CookieAuthenticationDefaults.AuthenticationScheme, "operator", Roles.Admin, null));
        return TypedResults.LocalRedirect("/");
    }

    private static async Task<NoContent> SignOut(HttpContext context)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return TypedResults.NoContent();
    }
}
