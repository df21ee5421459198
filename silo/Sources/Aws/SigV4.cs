using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;

namespace OrleansSec.Silo.Sources.Aws;

/// <summary>AWS Signature Version 4, for the calls for which there is no package.</summary>
/// <seealso href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html"/>
internal static class SigV4
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Dates and signs a request. Its query, if any, is encoded as AWS wants it: everything but unreserved characters.</summary>
    public static void Sign(
        HttpRequestMessage request, ReadOnlySpan<byte> body, ImmutableCredentials credentials, string region, string service, DateTimeOffset now)
    {
        var time = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var address = request.RequestUri!;
        request.Headers.Host = address.IsDefaultPort ? address.Host : address.Authority;
        request.Headers.TryAddWithoutValidation("X-Amz-Date", time);
        if (credentials.UseToken)
        {
            request.Headers.TryAddWithoutValidation("X-Amz-Security-Token", credentials.Token);
        }

        var headers = Headers(request);
        var signed = string.Join(';', headers.Keys);
        var scope = $"{time[..8]}/{region}/{service}/aws4_request";
        var canonical = Canonical(request, headers, signed, body);
        var text = $"{Algorithm}\n{time}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = Key(credentials.SecretKey, time[..8], region, service);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"{Algorithm} Credential={credentials.AccessKey}/{scope}, SignedHeaders={signed}, Signature={Hex(Mac(key, text))}");
    }

    private static SortedDictionary<string, string> Headers(HttpRequestMessage request)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()))
        {
            var lower = name.ToLowerInvariant();
            if (lower is "host" or "content-type" || lower.StartsWith("x-amz-", StringComparison.Ordinal))
            {
                headers[lower] = string.Join(',', values.Select(v => v.Trim()));
            }
        }

        return headers;
    }

    private static string Canonical(HttpRequestMessage request, SortedDictionary<string, string> headers, string signed, ReadOnlySpan<byte> body)
    {
        var text = new StringBuilder();
        text.Append(request.Method.Method).Append('\n').Append(request.RequestUri!.AbsolutePath).Append('\n');
        text.AppendJoin('&', request.RequestUri.Query.TrimStart('?').Split('&').Order(StringComparer.Ordinal)).Append('\n');
        foreach (var (name, value) in headers)
        {
            text.Append(name).Append(':').Append(value).Append('\n');
        }

        return text.Append('\n').Append(signed).Append('\n').Append(Hex(SHA256.HashData(body))).ToString();
    }

    private static byte[] Key(string secret, string day, string region, string service) =>
        Mac(Mac(Mac(Mac(Encoding.UTF8.GetBytes("AWS4" + secret), day), region), service), "aws4_request");

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
