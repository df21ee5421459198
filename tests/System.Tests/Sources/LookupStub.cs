using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Auth;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OrleansSec.TestKit;

namespace OrleansSec.System.Tests.Sources;

/// <summary>
/// Stands in for CloudTrail's <c>LookupEvents</c>, the latest event first and a few a page, and for STS's
/// <c>GetCallerIdentity</c>. Holds every signature against the one that AWSSDK.Core computes.
/// </summary>
internal sealed class LookupStub : IAsyncDisposable
{
    public const string AccessKey = "AKIDEXAMPLE";
    public const string SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private const int PageSize = 3;

    private readonly WebApplication _app;
    private readonly List<CloudTrailEvent> _events = [];
    private readonly Lock _lock = new();

    private LookupStub(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public Uri Url => new(_app.Urls.First());

    /// <summary>How many requests for events came.</summary>
    public int Requests { get; private set; }

    /// <summary>Whether to refuse requests for events.</summary>
    public bool Refuses { get; set; }

    /// <summary>Starts one.</summary>
    public static async Task<LookupStub> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var stub = new LookupStub(builder.Build());
        stub._app.Run(stub.Answer);
        await stub._app.StartAsync();
        return stub;
    }

    /// <summary>Something happens, and appears in the history.</summary>
    public void Add(CloudTrailEvent happened)
    {
        lock (_lock)
        {
            _events.Add(happened);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        using var content = new MemoryStream();
        await context.Request.Body.CopyToAsync(content);
        if (context.Request.Headers["X-Amz-Target"] is not [{ } target])
        {
            await context.Response.WriteAsync(
                "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>");
            return;
        }

        lock (_lock)
        {
            Requests++;
        }

        if (Refuses || !IsSigned(context.Request, content.ToArray()) || !target.EndsWith(".LookupEvents", StringComparison.Ordinal))
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsync("""{"__type":"com.amazon.coral#AccessDeniedException","Message":"not today"}""");
            return;
        }

        await context.Response.WriteAsync(Page(JsonElement.Parse(content.ToArray())));
    }

    private string Page(JsonElement request)
    {
        var (from, to) = (request.GetProperty("StartTime").GetInt64(), request.GetProperty("EndTime").GetInt64());
        var skip = request.TryGetProperty("NextToken", out var token) ? int.Parse(token.GetString()!, CultureInfo.InvariantCulture) : 0;
        lock (_lock)
        {
            var found = _events.Where(e => e.Time.ToUnixTimeSeconds() is var time && time >= from && time <= to).OrderByDescending(e => e.Time).ToArray();
            return new JsonObject
            {
                ["Events"] = new JsonArray([.. found.Skip(skip).Take(PageSize).Select(Told)]),
                ["NextToken"] = skip + PageSize < found.Length ? (skip + PageSize).ToString(CultureInfo.InvariantCulture) : null,
            }.ToJsonString();
        }
    }

    private static JsonObject Told(CloudTrailEvent happened) => new()
    {
        ["EventId"] = happened.Id,
        ["EventTime"] = happened.Time.ToUnixTimeSeconds(),
        ["CloudTrailEvent"] = happened.ToString(),
    };

    private static bool IsSigned(HttpRequest request, byte[] body)
    {
        var parts = request.Headers.Authorization.ToString().Split([' ', ',', '='], StringSplitOptions.RemoveEmptyEntries);
        var (scope, signed, signature) = (parts[2].Split('/'), parts[4], parts[6]);
        var headers = string.Concat(signed.Split(';').Select(h => $"{h}:{request.Headers[h]}\n"));
        var canonical = $"POST\n/\n\n{headers}\n{signed}\n{Convert.ToHexStringLower(SHA256.HashData(body))}";
        var time = DateTime.ParseExact(
            request.Headers["X-Amz-Date"].ToString(), "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        var expected = AWS4Signer.ComputeSignature(new ImmutableCredentials(AccessKey, SecretKey, null), scope[2], time, scope[3], signed, canonical);
        return scope[0] == AccessKey && expected.Signature == signature && signed.Contains("host;x-amz-date;x-amz-target", StringComparison.Ordinal);
    }
}
