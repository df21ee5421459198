using System.Globalization;
using System.Net;
using System.Text.Json;

namespace OrleansSec.System.Tests.Processes;

/// <summary>What tests ask of a running server, by its API.</summary>
internal static class ServeQueries
{
    private static readonly TimeSpan _between = TimeSpan.FromMilliseconds(50);

    /// <summary>A counter of the system view, such as <c>events</c>.</summary>
    public static async Task<long> Counter(this ServeProcess serve, string name) =>
        (await serve.Get("/api/v1/system")).GetProperty(name).GetInt64();

    /// <summary>The answer to a query.</summary>
    public static async Task<JsonElement> Get(this ServeProcess serve, string path)
    {
        await using var stream = await serve.Http.GetStreamAsync(new Uri(path, UriKind.Relative));
        using var document = await JsonDocument.ParseAsync(stream);
        return document.RootElement.Clone();
    }

    /// <summary>Asks again until the answer pleases; there is nothing to await across processes. Throws when patience, four minutes if not given, ends.</summary>
    public static async Task<JsonElement> Until(this ServeProcess serve, string path, Func<JsonElement, bool> pleases, TimeSpan? patience = null)
    {
        using var limit = new CancellationTokenSource(patience ?? TimeSpan.FromMinutes(4));
        using var timer = new PeriodicTimer(_between);
        var last = "nothing";
        while (true)
        {
            try
            {
                var answer = await serve.Get(path);
                if (pleases(answer))
                {
                    return answer;
                }

                last = answer.ToString();
            }
            catch (HttpRequestException failure) when (failure.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                // As whoever is told to ask again does.
                last = failure.Message;
            }

            try
            {
                await timer.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"{path} still answers {last}. {serve.Errors}");
            }
        }
    }

    /// <summary>All alerts, by id.</summary>
    public static async Task<SortedDictionary<string, JsonElement>> Alerts(this ServeProcess serve)
    {
        var alerts = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        long? before = long.MaxValue;
        while (before is { } bound)
        {
            var page = await serve.Get(string.Create(CultureInfo.InvariantCulture, $"/api/v1/alerts?limit=500&before={bound}"));
            foreach (var alert in page.GetProperty("alerts").EnumerateArray())
            {
                alerts.Add(alert.GetProperty("id").GetString()!, alert);
            }

            before = page.GetProperty("before") is { ValueKind: JsonValueKind.Number } next ? next.GetInt64() : null;
        }

        return alerts;
    }
}
