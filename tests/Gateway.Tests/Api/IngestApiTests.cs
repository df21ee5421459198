using System.Net;
using System.Net.Http.Headers;
using OrleansSec.Gateway.Tests.Hosting;

namespace OrleansSec.Gateway.Tests.Api;

public sealed class IngestApiTests
{
    private const string Path = "/api/v1/ingest/cloudtrail";
    private static readonly byte[] _gzip = [0x1f, 0x8b, 8, 0, 1, 2, 3];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("application/json", "gzip")]
    [InlineData("application/x-www-form-urlencoded", null)]
    public async Task Passes_bytes_on_as_they_came(string type, string? encoding)
    {
        await using var gateway = await TestGateway.Start();
        using var client = gateway.Caller("ingest");
        using var content = new ByteArrayContent(_gzip);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

        using var answer = await client.PostAsync(Path, content, Cancellation);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("""{"batchId":"abc","bytes":7,"repeated":false}""", await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(_gzip, Assert.Single(gateway.Stores.Uploads));
    }

    [Fact]
    public async Task Does_not_acknowledge_what_cannot_be_stored()
    {
        await using var gateway = await TestGateway.Start();
        gateway.Stores.UploadFailure = new IOException("No space left on device");
        using var client = gateway.Caller("ingest");
        using var content = new ByteArrayContent(_gzip);

        using var answer = await client.PostAsync(Path, content, Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter?.Delta);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Refuses_more_than_the_limit(bool isChunked)
    {
        await using var gateway = await TestGateway.Start(settings: (nameof(GatewayOptions.MaxUploadBytes), "6"));
        using var client = gateway.Caller("ingest");
        using var content = new ByteArrayContent(_gzip);
        client.DefaultRequestHeaders.TransferEncodingChunked = isChunked;

        using var answer = await client.PostAsync(Path, content, Cancellation);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Empty(gateway.Stores.Uploads);
    }

    [Fact]
    public async Task Refuses_what_it_could_not_read_later()
    {
        await using var gateway = await TestGateway.Start();
        using var client = gateway.Caller("ingest");
        using var brotli = new ByteArrayContent(_gzip);
        brotli.Headers.ContentEncoding.Add("br");
        using var empty = new ByteArrayContent([]);

        using var encoded = await client.PostAsync(Path, brotli, Cancellation);
        using var nothing = await client.PostAsync(Path, empty, Cancellation);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, encoded.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
    }
}
