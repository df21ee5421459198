using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace OrleansSec.Gateway;

/// <summary>Failures as <c>application/problem+json</c>.</summary>
internal static class Problems
{
    private const string ContentType = "application/problem+json";

    /// <summary>Not there, or not in the caller's accounts: both look the same.</summary>
    public static ProblemHttpResult NotFound(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status404NotFound);

    /// <summary>A parameter that cannot be used.</summary>
    public static ValidationProblem Parameter(string name, string reason) =>
        TypedResults.ValidationProblem(Errors(name, reason), $"Parameter '{name}': {reason}");

    /// <summary>Answers a request that no endpoint answers.</summary>
    public static Task Write(HttpContext context, int status, string? detail = null)
    {
        var problem = new ProblemDetails { Status = status, Title = ReasonPhrases.GetReasonPhrase(status), Detail = detail };
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(problem, GatewayJson.Default.ProblemDetails, ContentType, context.RequestAborted);
    }

    /// <summary>Answers a request that does not bind to its endpoint's parameters.</summary>
    public static Task WriteParameter(HttpContext context, string name, string reason)
    {
        var problem = new HttpValidationProblemDetails(Errors(name, reason))
        {
            Status = StatusCodes.Status400BadRequest,
            Detail = string.Create(CultureInfo.InvariantCulture, $"Parameter '{name}': {reason}"),
        };
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsJsonAsync(
            problem, GatewayJson.Default.HttpValidationProblemDetails, ContentType, context.RequestAborted);
    }

    private static Dictionary<string, string[]> Errors(string name, string reason) =>
        new(StringComparer.Ordinal) { [name] = [reason] };
}
