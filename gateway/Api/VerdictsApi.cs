using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OrleansSec.Contracts.Grains;
using OrleansSec.Contracts.Stores;
using OrleansSec.Contracts.Verdicts;
using OrleansSec.Gateway.Access;

namespace OrleansSec.Gateway.Api;

/// <summary>What operators say of alerts.</summary>
internal static class VerdictsApi
{
    private const int MaxNote = 1_000;

    /// <summary>Maps <c>/alerts/{id}/verdict</c> and <c>/verdicts</c>.</summary>
    public static IEndpointRouteBuilder MapVerdicts(this IEndpointRouteBuilder routes)
    {
        var verdicts = routes.MapGroup(string.Empty).WithTags("Verdicts");
        verdicts.MapPost("/alerts/{id}/verdict", Give)
            .WithName("giveVerdict")
            .WithSummary("Says of an alert that it is expected, malicious or fixed.")
            .WithDescription("'expected' silences the same shape (detector, and each event's own action, network and region, at no higher severity) in its scope, within a second of the answer and until it expires. The verdict takes the place of one that stands on the alert. Needs the role analyst or admin.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .RequireAuthorization(Policies.Judge);
        verdicts.MapGet("/verdicts", List)
            .WithName("listVerdicts")
            .WithSummary("Verdicts, the newest first, with what each has silenced.")
            .WithDescription("Ask for the next page with 'before' of the page.");
        verdicts.MapGet("/verdicts/{id}", Find)
            .WithName("getVerdict")
            .WithSummary("A verdict.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        verdicts.MapDelete("/verdicts/{id}", Undo)
            .WithName("undoVerdict")
            .WithSummary("Takes a verdict back: what it silenced shows again from now on.")
            .WithDescription("The row stays, with who took it back and when. Needs the role analyst or admin.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .RequireAuthorization(Policies.Judge);
        return routes;
    }

    private static async Task<Results<Created<Verdict>, ValidationProblem, ProblemHttpResult>> Give(
        [Description("The alert's id.")] string id,
        [FromBody] VerdictRequest body,
        ClaimsPrincipal caller,
        IAlertStore alerts,
        IGrainFactory grains,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        var kind = body.Verdict;
        var scope = body.Scope ?? VerdictScope.Entity;
        var (expires, problem) = VerdictExpiry.Read(body.Expires, clock.GetUtcNow());
        var wrong = kind is null ? new BadParameter("verdict", "must be expected, malicious or fixed.")
            : problem is not null ? new BadParameter("expires", problem)
            : FilterCheck.Length("note", body.Note, MaxNote);
        if (wrong is not null)
        {
            return Problems.Parameter(wrong.Name, wrong.Reason);
        }

        if (await alerts.Find(id, cancellation) is not { } detail || !caller.MaySee(detail.Alert.Account))
        {
            return NoAlert();
        }

        var asked = new NewVerdict(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            id,
            kind!.Value,
            scope,
            kind == VerdictKind.Expected ? expires : null,
            string.IsNullOrWhiteSpace(body.Note) ? null : body.Note.Trim(),
            Name(caller));
        return await Log(grains).Judge(asked, cancellation) is { } given
            ? TypedResults.Created($"/api/v1/verdicts/{given.Id}", given)
            : NoAlert();
    }

    private static async Task<Results<Ok<VerdictPage>, ValidationProblem>> List(
        ClaimsPrincipal caller,
        IVerdictStore verdicts,
        [Description("True: neither taken back nor expired. False: the others.")] bool? active,
        [Description("Only these 12-digit account ids; may be repeated.")] string[]? account,
        [Description("Only on this alert.")] string? alert,
        [Description("The next page: 'before' of the page before.")] long? before,
        [Description("How many at most."), Range(1, 500)] int limit = 100,
        CancellationToken cancellation = default)
    {
        var asked = account is { Length: > 0 } ? account : null;
        return (FilterCheck.Account(asked) ?? FilterCheck.Length("alert", alert) ?? FilterCheck.Limit(limit)) is { } wrong
            ? Problems.Parameter(wrong.Name, wrong.Reason)
            : TypedResults.Ok(await verdicts.List(new VerdictFilter(caller.Narrow(asked), alert, active), before, limit, cancellation));
    }

    private static async Task<Results<Ok<Verdict>, ProblemHttpResult>> Find(
        [Description("The verdict's id.")] string id, ClaimsPrincipal caller, IVerdictStore verdicts, CancellationToken cancellation) =>
        await verdicts.Find(id, cancellation) is { } verdict && caller.MaySee(verdict.Account) ? TypedResults.Ok(verdict) : NoVerdict();

    private static async Task<Results<Ok<Verdict>, ProblemHttpResult>> Undo(
        [Description("The verdict's id.")] string id,
        ClaimsPrincipal caller,
        IVerdictStore verdicts,
        IGrainFactory grains,
        CancellationToken cancellation) =>
        await verdicts.Find(id, cancellation) is { } verdict
        && caller.MaySee(verdict.Account)
        && await Log(grains).Undo(id, Name(caller), cancellation) is { } undone
            ? TypedResults.Ok(undone)
            : NoVerdict();

    private static IAlertLogGrain Log(IGrainFactory grains) => grains.GetGrain<IAlertLogGrain>(IAlertLogGrain.Key);

    private static string Name(ClaimsPrincipal caller) => caller.Identity?.Name ?? string.Empty;

    private static ProblemHttpResult NoAlert() => Problems.NotFound("There is no such alert.");

    private static ProblemHttpResult NoVerdict() => Problems.NotFound("There is no such verdict.");
}
