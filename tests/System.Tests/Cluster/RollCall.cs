using System.Diagnostics;
using OrleansSec.System.Tests.Processes;

namespace OrleansSec.System.Tests.Cluster;

/// <summary>All entities that a cluster knows, each of which can be asked for what is normal for it.</summary>
internal sealed class RollCall
{
    private const int PageSize = 500;

    // Whom an answer does not reach in time is asked again: what a dead silo was asked is never answered.
    private static readonly TimeSpan _answerWithin = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _between = TimeSpan.FromMilliseconds(50);

    private readonly ServeProcess _gateway;

    private RollCall(ServeProcess gateway, IReadOnlyList<string> entities) => (_gateway, Entities) = (gateway, entities);

    /// <summary>Their ids.</summary>
    public IReadOnlyList<string> Entities { get; }

    /// <summary>All that a gateway lists.</summary>
    public static async Task<RollCall> Of(ServeProcess gateway)
    {
        var entities = new List<string>();
        string? cursor = null;
        do
        {
            var page = await gateway.Get($"/api/v1/entities?limit={PageSize}&cursor={Uri.EscapeDataString(cursor ?? string.Empty)}");
            entities.AddRange(page.GetProperty("entities").EnumerateArray().Select(e => e.GetProperty("id").GetString()!));
            cursor = page.GetProperty("cursor").GetString();
        }
        while (cursor is not null);

        return new RollCall(gateway, entities);
    }

    /// <summary>Asks all at once, and whoever does not answer again and again; answers how long it took. Throws when patience ends.</summary>
    public async Task<TimeSpan> Answered(TimeSpan patience)
    {
        var began = Stopwatch.GetTimestamp();
        using var limit = new CancellationTokenSource(patience);
        var silent = await Task.WhenAll(Entities.Select(async id => await Answers(id, limit.Token) ? null : id));
        return silent.OfType<string>().ToArray() is { Length: > 0 } missing
            ? throw new TimeoutException($"{missing.Length} of {Entities.Count} entities do not answer, such as {missing[0]}.")
            : Stopwatch.GetElapsedTime(began);
    }

    private async Task<bool> Answers(string id, CancellationToken limit)
    {
        var path = new Uri($"/api/v1/entities/{Uri.EscapeDataString(id)}", UriKind.Relative);
        while (!limit.IsCancellationRequested)
        {
            using var turn = CancellationTokenSource.CreateLinkedTokenSource(limit);
            turn.CancelAfter(_answerWithin);
            try
            {
                using var answer = await _gateway.Http.GetAsync(path, turn.Token);
                if (answer.IsSuccessStatusCode)
                {
                    return true;
                }

                await Task.Delay(_between, TimeProvider.System, turn.Token);
            }
            catch (Exception late) when (late is HttpRequestException or OperationCanceledException)
            {
                // It is asked again.
            }
        }

        return false;
    }
}
