using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Amazon.Runtime;

namespace OrleansSec.Silo.Sources.Aws;

/// <summary>Calls the JSON protocol of an AWS service in one region, for services whose package cannot be had.</summary>
internal sealed class SignedClient(AwsAccess access, string service, string region, string target, TimeProvider clock) : IDisposable
{
    private static readonly MediaTypeHeaderValue _json = new("application/x-amz-json-1.1");

    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(10) })
    {
        Timeout = TimeSpan.FromSeconds(60),
        MaxResponseContentBufferSize = 64 << 20,
    };

    private readonly Lazy<AWSCredentials> _credentials = new(() => access.Credentials(region), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Calls an operation; throws <see cref="AmazonServiceException"/> with the error's code if it is refused.</summary>
    public async Task<JsonDocument> Call(string operation, byte[] body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address()) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = _json;
        request.Headers.TryAddWithoutValidation("X-Amz-Target", $"{target}.{operation}");
        var credentials = await _credentials.Value.GetCredentialsAsync();
        SigV4.Sign(request, body, credentials, region, service, clock.GetUtcNow());
        using var answer = await _http.SendAsync(request, cancellation);
        var bytes = await answer.Content.ReadAsByteArrayAsync(cancellation);
        return answer.IsSuccessStatusCode ? Read(bytes) : throw Refusal(operation, answer.StatusCode, bytes);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private Uri Address() => access.Endpoint
        ?? new Uri($"https://{service}.{region}.{Amazon.RegionEndpoint.GetBySystemName(region).PartitionDnsSuffix}/");

    private static JsonDocument Read(byte[] bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes);
        }
        catch (JsonException failure)
        {
            throw new AmazonClientException("The answer is no JSON.", failure);
        }
    }

    private static AmazonServiceException Refusal(string operation, HttpStatusCode status, byte[] bytes)
    {
        var (code, message) = ($"{(int)status}", $"{operation} was refused.");
        try
        {
            using var document = JsonDocument.Parse(bytes);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                code = Text(document.RootElement, "__type")?.Split('#')[^1] ?? code;
                message = Text(document.RootElement, "message") ?? Text(document.RootElement, "Message") ?? message;
            }
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // A refusal by something before AWS, which the status has to tell of.
            message = $"{operation} was refused with status {(int)status}.";
        }

        return new AmazonServiceException(message, ErrorType.Unknown, code, string.Empty, status);
    }

    private static string? Text(JsonElement outer, string name) =>
        outer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
