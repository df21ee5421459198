using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using OrleansSec.Contracts.Stores;
using OrleansSec.Gateway.Access;

namespace OrleansSec.Gateway.Api;

/// <summary>Uploads of events.</summary>
internal static class IngestApi
{
    /// <summary>The path of CloudTrail uploads, below the API's.</summary>
    public const string CloudTrail = "/ingest/cloudtrail";

    private const string RetryAfterSeconds = "10";

    /// <summary>Maps <c>/ingest</c>.</summary>
    public static IEndpointRouteBuilder MapIngest(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(CloudTrail, Take)
            .WithName("ingestCloudTrail")
            .WithTags("Ingest")
            .WithSummary("Takes CloudTrail records: a log file, an array, one record, or one record a line.")
            .WithDescription("Gzip is told by its first bytes. Answered when the upload is durable; the same content is taken once, so repeat after any failure. Needs an API key of role ingest or admin.")
            .Produces<PushReceipt>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .RequireAuthorization(Policies.Upload)
            .RequireRateLimiting(RateLimits.Uploads);
        return routes;
    }

    private static async Task<Results<Accepted<PushReceipt>, ProblemHttpResult>> Take(
        HttpContext context, IPushIntake intake, IOptions<GatewayOptions> options, CancellationToken cancellation)
    {
        var request = context.Request;
        if (request.Headers.ContentEncoding is { Count: > 0 } encoding && encoding.ToString() is not ("" or "gzip" or "identity"))
        {
            return TypedResults.Problem("Send gzip or plain content.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        if (request.ContentLength == 0)
        {
            return TypedResults.Problem("The upload is empty.", statusCode: StatusCodes.Status400BadRequest);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = options.Value.MaxUploadBytes;
        }

        try
        {
            return TypedResults.Accepted((string?)null, await intake.Accept(request.Body, cancellation));
        }
        catch (IOException failure) when (failure is not BadHttpRequestException)
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
            return TypedResults.Problem(
                "The upload cannot be stored now, so it was not taken. Send it again later.",
                statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
