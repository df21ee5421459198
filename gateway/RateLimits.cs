using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace OrleansSec.Gateway;

/// <summary>How much one client address may ask for. The console's files and health are free.</summary>
internal static class RateLimits
{
    /// <summary>The policy of uploads: few at a time, for each ends in a flush to disk.</summary>
    public const string Uploads = "uploads";

    private const int SignInsPerMinute = 10;
    private static readonly string[] _limited = ["/api", "/hubs", "/openapi", "/sign-out"];

    /// <summary>Adds the limits.</summary>
    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<GatewayOptions>>((limits, gateway) =>
        {
            limits.OnRejected = Reject;
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Limit(context, gateway.Value));
            limits.AddConcurrencyLimiter(Uploads, uploads =>
            {
                uploads.PermitLimit = gateway.Value.ConcurrentUploads;
                uploads.QueueLimit = gateway.Value.ConcurrentUploads * 4;
            });
        });
        return services;
    }

    private static RateLimitPartition<string> Limit(HttpContext context, GatewayOptions options)
    {
        var client = Client(context.Connection.RemoteIpAddress);
        var path = context.Request.Path;
        if (path.StartsWithSegments("/sign-in", StringComparison.OrdinalIgnoreCase))
        {
            return RateLimitPartition.GetFixedWindowLimiter("sign-in " + client, _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = SignInsPerMinute,
                Window = TimeSpan.FromMinutes(1),
            });
        }

        return _limited.Any(start => path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase))
            ? RateLimitPartition.GetTokenBucketLimiter(client, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = options.RequestBurst,
                TokensPerPeriod = options.RequestsPerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            })
            : RateLimitPartition.GetNoLimiter(string.Empty);
    }

    // One IPv6 subscriber has 2^64 addresses.
    private static string Client(IPAddress? address)
    {
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return plain is { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 }
            ? Convert.ToHexString(plain.GetAddressBytes(), 0, 8)
            : plain?.ToString() ?? string.Empty;
    }

    private static async ValueTask Reject(OnRejectedContext context, CancellationToken cancellation)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Ceiling(after.TotalSeconds) : 1;
        context.HttpContext.Response.Headers.RetryAfter = Math.Max(1, wait).ToString(CultureInfo.InvariantCulture);
        await Problems.Write(context.HttpContext, StatusCodes.Status429TooManyRequests, "Too many requests. Wait as long as Retry-After says.");
    }
}
