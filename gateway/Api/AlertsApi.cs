using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Stores;
using OrleansSec.Gateway.Access;

namespace OrleansSec.Gateway.Api;

/// <summary>Alerts.</summary>
internal static class AlertsApi
{
    /// <summary>Maps <c>/alerts</c>.</summary>
    public static IEndpointRouteBuilder MapAlerts(this IEndpointRouteBuilder routes)
    {
        var alerts = routes.MapGroup("/alerts").WithTags("Alerts");
        alerts.MapGet("/", List)
            .WithName("listAlerts")
            .WithSummary("Alerts, the last changed first.")
            .WithDescription("Ask for the next page with 'before' of the page. To hear of what comes after, watch the hub /hubs/alerts from 'head'.");
        alerts.MapGet("/{id}", Find)
            .WithName("getAlert")
            .WithSummary("An alert with its events and the raw records kept as proof.")
            .WithDescription("Raw records are what somebody else wrote: show them as text only.")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status404NotFound);
        alerts.MapGet("/{id}/events", Events)
            .WithName("listAlertEvents")
            .WithSummary("The ids of all events of an alert, in time order.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        return routes;
    }

    private static async Task<Results<Ok<AlertPage>, ValidationProblem>> List(
        ClaimsPrincipal caller,
        IAlertStore store,
        [Description("Only these 12-digit account ids; may be repeated.")] string[]? account,
        [Description("Only this entity, such as prin:111122223333:role:ci-deploy.")] string? entity,
        [Description("At least this severity.")] Word<Severity>? severity,
        [Description("Only this detector, such as rule:root_login or first-use.")] string? detector,
        [Description("Only this ATT&CK technique; T1078 also means its sub-techniques.")] string? technique,
        [Description("Words that must all occur in title, entity or detector.")] string? q,
        [Description("First event at or after this time.")] DateTimeOffset? from,
        [Description("First event before this time.")] DateTimeOffset? to,
        [Description("The next page: 'before' of the page before.")] long? before,
        [Description("How many at most."), Range(1, 500)] int limit = 100,
        CancellationToken cancellation = default)
    {
        var filter = new AlertFilter(account is { Length: > 0 } ? account : null, entity, severity?.Value, detector, technique, q, from, to);
        return (FilterCheck.Problem(filter) ?? FilterCheck.Limit(limit)) is { } wrong
            ? Problems.Parameter(wrong.Name, wrong.Reason)
            : TypedResults.Ok(await store.Query(filter with { Accounts = caller.Narrow(filter.Accounts) }, before, limit, cancellation));
    }

    private static async Task<Results<Ok<AlertDetail>, StatusCodeHttpResult, ProblemHttpResult>> Find(
        [Description("The alert's id.")] string id,
        ClaimsPrincipal caller,
        IAlertStore store,
        HttpContext context,
        [FromHeader(Name = "If-None-Match"), Description("ETag of the answer that the caller has.")] string? match,
        CancellationToken cancellation)
    {
        var detail = await store.Find(id, cancellation);
        if (detail is null || !caller.MaySee(detail.Alert.Account))
        {
            return Problems.NotFound("There is no such alert.");
        }

        // Evidence is kept a moment after its alert, without a change of the alert.
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{detail.Alert.Sequence}-{detail.Evidence.Count}\"");
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        return match is not null && match.Split(',').Any(m => m.AsSpan().Trim().SequenceEqual(tag))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(detail);
    }

    private static async Task<Results<Ok<IReadOnlyList<string>>, ProblemHttpResult>> Events(
        [Description("The alert's id.")] string id, ClaimsPrincipal caller, IAlertStore store, CancellationToken cancellation) =>
        await store.Find(id, cancellation) is { } detail && caller.MaySee(detail.Alert.Account)
            ? TypedResults.Ok(await store.EventIds(id, cancellation))
            : Problems.NotFound("There is no such alert.");
}
