using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace OrleansSec.Gateway.Access;

/// <summary>
/// Keeps other web sites in a user's browser out: a name that was made to point at this machine (DNS rebinding), and
/// pages that open a live connection here, to which the same-origin rule does not apply.
/// </summary>
internal sealed class OriginGuard(RequestDelegate next, IOptions<GatewayOptions> options)
{
    /// <summary>Refuses, or passes on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (!IsOurs(context.Request.Host, context.Connection.LocalIpAddress))
        {
            return Problems.Write(
                context,
                StatusCodes.Status400BadRequest,
                "This server does not answer to that host name. If it should, name it in the setting Gateway:Hosts.");
        }

        var origin = context.Request.Headers.Origin.ToString();
        return origin.Length == 0 || IsSame(origin, context.Request.Host)
            ? next(context)
            : Problems.Write(context, StatusCodes.Status403Forbidden, "Requests from pages of other origins are refused.");
    }

    private static bool IsSame(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && (string.Equals(from.Authority, host.Value, StringComparison.OrdinalIgnoreCase)
            || (host.Port == from.Port && string.Equals(from.Host, host.Host, StringComparison.OrdinalIgnoreCase)));

    private bool IsOurs(HostString host, IPAddress? arrivedAt) =>
        options.Value.Hosts is { Count: > 0 } named ? named.Contains(host.Host, StringComparer.OrdinalIgnoreCase)
        : arrivedAt is null || !IPAddress.IsLoopback(arrivedAt) || host.Host is "127.0.0.1" or "[::1]"
            || string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase);
}
