using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace OrleansSec.Gateway;

/// <summary>Turns a request that cannot be read into an answer that names what is wrong.</summary>
internal sealed partial class BadRequests : IExceptionHandler
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException bad)
        {
            return false;
        }

        if (bad.StatusCode == StatusCodes.Status400BadRequest && Parameter().Match(bad.Message) is { Success: true } match)
        {
            await Problems.WriteParameter(httpContext, match.Groups["name"].Value, "the value cannot be read; see the API document.");
        }
        else
        {
            await Problems.Write(httpContext, bad.StatusCode);
        }

        return true;
    }

    // The framework tells the parameter in its message alone: Failed to bind parameter "Nullable<int> limit" from "x".
    [GeneratedRegex("parameter \"[^\"]*?(?<name>[A-Za-z]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
