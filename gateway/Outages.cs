using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace OrleansSec.Gateway;

/// <summary>
/// Turns trouble that passes into an answer that says so: a silo that has died and whose entities live elsewhere in a moment,
/// or a database that is away.
/// </summary>
internal sealed class Outages : IExceptionHandler
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not (OrleansException or TimeoutException or IOException))
        {
            return false;
        }

        httpContext.Response.Headers.RetryAfter = "1";
        await Problems.Write(
            httpContext, StatusCodes.Status503ServiceUnavailable, "A part of the system does not answer. Try again; if it lasts, see System.");
        return true;
    }
}
