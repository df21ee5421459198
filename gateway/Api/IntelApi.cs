using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrleansSec.Contracts.Stores;

namespace OrleansSec.Gateway.Api;

/// <summary>Threat intelligence.</summary>
internal static class IntelApi
{
    /// <summary>Maps <c>/intel</c>.</summary>
    public static IEndpointRouteBuilder MapIntel(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/intel", Lists)
            .WithTags("System")
            .WithName("getIntel")
            .WithSummary("The lists of threat intelligence in use, what was refused of them, and what is wrong with their sources.");
        return routes;
    }

    private static Ok<IntelView> Lists(IIntelCatalog catalog) => TypedResults.Ok(catalog.Read());
}
