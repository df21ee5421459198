using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace OrleansSec.Gateway.Console;

/// <summary>Serves the web console: its files to anybody, for they hold nothing but the program.</summary>
internal static class ConsolePages
{
    private static readonly string[] _pages = ["alerts", "entities", "system"];
    private static readonly string[] _notPages = ["api", "hubs", "openapi", "healthz", "sign-in", "sign-out", "assets"];

    /// <summary>Maps what no other endpoint takes.</summary>
    public static IEndpointRouteBuilder MapConsole(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/{**path}", [HttpMethods.Get, HttpMethods.Head], Serve)
            .AllowAnonymous()
            .ExcludeFromDescription()
            .WithOrder(int.MaxValue);
        return routes;
    }

    private static Results<FileContentHttpResult, ContentHttpResult, ProblemHttpResult> Serve(
        HttpContext context, ConsoleFiles files, string path = "")
    {
        var file = files.Find(path);
        if (file is null && !IsPage(context.Request, path))
        {
            return Problems.NotFound("There is nothing here.");
        }

        file ??= files.Index;
        if (file is null)
        {
            return Pages.Plain(
                StatusCodes.Status200OK,
                "The console is not part of this build",
                "The server runs, and its API answers. To have the console too, install Node.js 20 or later, build again with "
                + "<code>dotnet build silo -c Release</code>, and start the server again.");
        }

        context.Response.Headers.CacheControl = file.IsImmutable ? "public, max-age=31536000, immutable" : "no-cache";
        return TypedResults.Bytes(file.Content, file.ContentType, entityTag: file.Tag);
    }

    // The console has its own paths: a person who opens one gets the index page, a program that asks for a file does not.
    // What follows a page's name may hold dots (the user ana.souza), so there an extension means nothing.
    private static bool IsPage(HttpRequest request, string path)
    {
        var first = path.Split('/')[0];
        return path.Length == 0
            || (AcceptsHtml(request)
                && (_pages.Contains(first, StringComparer.Ordinal)
                    || (!Path.HasExtension(path) && !_notPages.Contains(first, StringComparer.OrdinalIgnoreCase))));
    }

    private static bool AcceptsHtml(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
}
