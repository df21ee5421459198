using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrleansSec.Contracts.Stores;
using OrleansSec.Gateway.Access;

namespace OrleansSec.Gateway.Api;

/// <summary>The events that are kept for searching.</summary>
internal static class EventsApi
{
    /// <summary>Maps <c>/events</c>.</summary>
    public static IEndpointRouteBuilder MapEvents(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events", Search)
            .WithTags("Events")
            .WithName("searchEvents")
            .WithSummary("Events that were kept for searching, the latest first.")
            .WithDescription("What is kept is set by --index. Texts must be equal, but a resource may be a part. Ask for the next page with 'next' of the page as 'cursor'.");
        return routes;
    }

    private static async Task<Results<Ok<EventPage>, ValidationProblem>> Search(
        ClaimsPrincipal caller,
        IEventIndex index,
        [AsParameters] EventQuery query,
        [Description("The next page: 'next' of the page before.")] string? cursor,
        [Description("How many at most."), Range(1, 500)] int limit = 100,
        CancellationToken cancellation = default)
    {
        var filter = query.Filter();
        return (query.Problem() ?? FilterCheck.Length("cursor", cursor) ?? FilterCheck.Limit(limit)) is { } wrong
            ? Problems.Parameter(wrong.Name, wrong.Reason)
            : TypedResults.Ok(await index.Search(filter with { Accounts = caller.Narrow(filter.Accounts) }, cursor, limit, cancellation));
    }
}
