using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using OrleansSec.Contracts.Stores;
using OrleansSec.Gateway.Access;

namespace OrleansSec.Gateway.Api;

/// <summary>The installation itself.</summary>
internal static class SystemApi
{
    /// <summary>Maps <c>/system</c>, <c>/rules</c>, <c>/quarantine</c>, <c>/audit</c> and <c>/me</c>.</summary>
    public static IEndpointRouteBuilder MapSystem(this IEndpointRouteBuilder routes)
    {
        var system = routes.MapGroup(string.Empty).WithTags("System");
        system.MapGet("/system", Status).WithName("getSystem").WithSummary("How the installation does.");
        system.MapGet("/rules", Rules)
            .WithName("listRules")
            .WithSummary("The rules that judge, how often each matched, and what is wrong with rule files.");
        system.MapGet("/quarantine", Quarantine)
            .WithName("listQuarantine")
            .WithSummary("Input that could not be read, newest first.")
            .WithDescription("Only for callers who see all accounts: nobody can tell whose it was. Ask for the next page with the last 'number' as 'before'.")
            .RequireAuthorization(Policies.ViewAll);
        system.MapGet("/audit", Audit)
            .WithName("listAudit")
            .WithSummary("Who changed what, newest first.")
            .WithDescription("Only for administrators; one whose accounts are restricted sees the changes that concern those. Ask for the next page with 'before' of the page.")
            .RequireAuthorization(Policies.Administer);
        system.MapGet("/me", WhoAmI).WithName("getMe").WithSummary("The caller.");
        return routes;
    }

    private static async Task<Ok<SystemView>> Status(ISystemStatus status, CancellationToken cancellation) =>
        TypedResults.Ok(await status.Read(cancellation));

    private static Ok<RulesView> Rules(IRuleStatus rules) => TypedResults.Ok(rules.Read());

    private static async Task<Results<Ok<IReadOnlyList<QuarantineRow>>, ValidationProblem>> Quarantine(
        IQuarantine quarantine,
        [Description("Below this row number.")] long? before,
        [Description("How many at most."), Range(1, 500)] int limit = 100,
        CancellationToken cancellation = default) =>
        FilterCheck.Limit(limit) is { } wrong
            ? Problems.Parameter(wrong.Name, wrong.Reason)
            : TypedResults.Ok(await quarantine.List(before, limit, cancellation));

    private static async Task<Results<Ok<AuditPage>, ValidationProblem>> Audit(
        ClaimsPrincipal caller,
        IAuditLog audit,
        [Description("The next page: 'before' of the page before.")] long? before,
        [Description("How many at most."), Range(1, 500)] int limit = 100,
        CancellationToken cancellation = default) =>
        FilterCheck.Limit(limit) is { } wrong
            ? Problems.Parameter(wrong.Name, wrong.Reason)
            : TypedResults.Ok(await audit.List(caller.Scope(), before, limit, cancellation));

    private static Ok<Me> WhoAmI(ClaimsPrincipal caller, IOptions<GatewayOptions> options) => TypedResults.Ok(new Me(
        caller.Identity?.Name ?? string.Empty,
        caller.FindFirstValue(ClaimTypes.Role) ?? string.Empty,
        caller.Scope(),
        options.Value.Demo));
}
