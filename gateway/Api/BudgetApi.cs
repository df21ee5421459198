using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OrleansSec.Contracts.Budgets;
using OrleansSec.Contracts.Stores;
using OrleansSec.Gateway.Access;

namespace OrleansSec.Gateway.Api;

/// <summary>The alert budget.</summary>
internal static class BudgetApi
{
    private const int MaxPerDay = 100_000;

    /// <summary>Maps <c>/budget</c>.</summary>
    public static IEndpointRouteBuilder MapBudget(this IEndpointRouteBuilder routes)
    {
        var budget = routes.MapGroup("/budget").WithTags("Budget");
        budget.MapGet("/", Read)
            .WithName("getBudget")
            .WithSummary("How many alerts a day there may be, the threshold that follows from it, and what it leads to.");
        budget.MapPut("/", Change)
            .WithName("setBudget")
            .WithSummary("Sets how many alerts a day there may be.")
            .WithDescription("Days whose threshold is set keep it, so it takes effect on the next day of events. Needs the role admin and sight of all accounts.")
            .RequireAuthorization(Policies.AdministerAll);
        return routes;
    }

    private static async Task<Ok<BudgetView>> Read(IBudgetStore budget, CancellationToken cancellation) =>
        TypedResults.Ok(await budget.Read(cancellation));

    private static async Task<Results<Ok<BudgetView>, ValidationProblem>> Change(
        [FromBody] BudgetRequest body, ClaimsPrincipal caller, IBudgetStore budget, CancellationToken cancellation)
    {
        if (body.PerDay is not { } perDay || perDay is < 1 or > MaxPerDay)
        {
            return Problems.Parameter("perDay", "must be from 1 to 100,000.");
        }

        await budget.Change(perDay, caller.Identity?.Name ?? string.Empty, cancellation);
        return TypedResults.Ok(await budget.Read(cancellation));
    }
}
