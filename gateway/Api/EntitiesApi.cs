using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrleansSec.Contracts.Entities;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Grains;
using OrleansSec.Contracts.Stores;
using OrleansSec.Gateway.Access;

namespace OrleansSec.Gateway.Api;

/// <summary>Entities and what is normal for them.</summary>
internal static class EntitiesApi
{
    private const int MaxId = 2_000;

    /// <summary>Maps <c>/entities</c>.</summary>
    public static IEndpointRouteBuilder MapEntities(this IEndpointRouteBuilder routes)
    {
        var entities = routes.MapGroup("/entities").WithTags("Entities");
        entities.MapGet("/", List)
            .WithName("listEntities")
            .WithSummary("Entities that have been seen, the last seen first.");
        entities.MapGet("/{**id}", Find)
            .WithName("getEntity")
            .WithSummary("What is normal for an entity.")
            .WithDescription("The id is one percent-encoded path segment.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        return routes;
    }

    private static async Task<Results<Ok<EntityPage>, ValidationProblem>> List(
        ClaimsPrincipal caller,
        IEntityDirectory directory,
        [Description("Only these 12-digit account ids; may be repeated.")] string[]? account,
        [Description("Only this kind.")] Word<EntityKind>? kind,
        [Description("A text that must occur in the id.")] string? q,
        [Description("The next page: 'cursor' of the page before.")] string? cursor,
        [Description("How many at most."), Range(1, 500)] int limit = 100,
        CancellationToken cancellation = default)
    {
        var asked = account is { Length: > 0 } ? account : null;
        var wrong = FilterCheck.Account(asked)
            ?? FilterCheck.Length("q", q)
            ?? FilterCheck.Length("cursor", cursor, MaxId)
            ?? FilterCheck.Limit(limit);
        return wrong is { } problem
            ? Problems.Parameter(problem.Name, problem.Reason)
            : TypedResults.Ok(await directory.List(
                caller.Narrow(asked), kind?.Value, string.IsNullOrEmpty(q) ? null : q, cursor, limit, cancellation));
    }

    private static async Task<Results<Ok<EntityView>, ProblemHttpResult>> Find(
        [Description("The entity's id, such as prin:111122223333:role:ci-deploy.")] string id,
        ClaimsPrincipal caller,
        IGrainFactory grains,
        HttpContext context,
        CancellationToken cancellation) =>
        EntityId.TryParse(Exactly(context, id), null, out var entity)
        && entity.Key.Length <= MaxId
        && caller.MaySee(entity.Account)
        && Grain(grains, entity) is { } grain
        && await grain.View(cancellation) is { } view
            ? TypedResults.Ok(view)
            : Problems.NotFound("There is no such entity.");

    private static IEntityGrain? Grain(IGrainFactory grains, EntityId entity) => entity.Kind switch
    {
        EntityKind.Account => grains.GetGrain<IAccountGrain>(entity.ToString()),
        EntityKind.Principal => grains.GetGrain<IPrincipalGrain>(entity.ToString()),
        _ => null,
    };

    // The server decodes a path but leaves %2F in it, which then cannot be told from an id that holds "%2F". The
    // request line as sent has both.
    private static string Exactly(HttpContext context, string decoded)
    {
        const string before = "/entities/";
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget.Split('?')[0] ?? string.Empty;
        var at = target.IndexOf(before, StringComparison.Ordinal);
        return at < 0 ? decoded : Uri.UnescapeDataString(target[(at + before.Length)..]);
    }
}
