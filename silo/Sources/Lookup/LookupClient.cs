using System.Runtime.CompilerServices;
using System.Text.Json;
using Amazon.Runtime;
using OrleansSec.Silo.Sources.Aws;

namespace OrleansSec.Silo.Sources.Lookup;

/// <summary>CloudTrail's <c>LookupEvents</c> in one region. AWS allows two requests a second for each account and region.</summary>
internal sealed class LookupClient(AwsAccess access, string region, TimeProvider clock) : IDisposable
{
    private const string Target = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101";
    private const int MostInPage = 50;

    // A little more than half a second: what counts is when requests arrive.
    private static readonly TimeSpan _between = TimeSpan.FromMilliseconds(520);

    private readonly SignedClient _client = new(access, "cloudtrail", region, Target, clock);
    private long? _last;

    /// <summary>The events between two times, the latest first, page by page.</summary>
    public async IAsyncEnumerable<IReadOnlyList<LookedUp>> Pages(
        DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? token = null;
        do
        {
            await Pace(cancellation);
            var request = new LookupRequest(from.ToUnixTimeSeconds(), to.ToUnixTimeSeconds(), MostInPage, token);
            using var answer = await _client.Call("LookupEvents", JsonSerializer.SerializeToUtf8Bytes(request, LookupJson.Default.LookupRequest), cancellation);
            var (events, next) = Read(answer.RootElement);
            yield return events;
            token = next;
        }
        while (token is not null);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task Pace(CancellationToken cancellation)
    {
        if (_last is { } last && _between - clock.GetElapsedTime(last) is var wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, cancellation);
        }

        _last = clock.GetTimestamp();
    }

    private static (IReadOnlyList<LookedUp> Events, string? Next) Read(JsonElement answer)
    {
        try
        {
            var events = answer.TryGetProperty("Events", out var list) ? list.EnumerateArray().Select(Event).ToArray() : [];
            var next = answer.TryGetProperty("NextToken", out var token) && token.ValueKind == JsonValueKind.String ? token.GetString() : null;
            return (events, next);
        }
        catch (Exception failure) when (failure is InvalidOperationException or KeyNotFoundException or FormatException or ArgumentOutOfRangeException)
        {
            throw new AmazonClientException("The answer is no page of events.", failure);
        }
    }

    private static LookedUp Event(JsonElement item) => new(
        item.GetProperty("EventId").GetString() ?? string.Empty,
        DateTimeOffset.FromUnixTimeMilliseconds((long)(item.GetProperty("EventTime").GetDouble() * 1000)),
        item.GetProperty("CloudTrailEvent").GetString() ?? string.Empty);
}
