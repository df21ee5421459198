using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using OrleansSec.Contracts.Stores;
using OrleansSec.Silo.Ingest;
using OrleansSec.Silo.Sources.Aws;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Sources.Lookup;

/// <summary>
/// The management events that CloudTrail remembers of a region by itself, for accounts without a trail. They appear
/// late and out of order, so what was read is read again for a while; an event is handed over once (ADR 0017).
/// </summary>
internal sealed partial class LookupSource(
    string region,
    AwsAccess access,
    LookupOptions options,
    IBatchLedger ledger,
    ICursorStore cursors,
    Patience patience,
    TimeProvider clock,
    ILogger<LookupSource> logger) : ISource, IDisposable
{
    private const int MostNewAtOnce = 2000;

    // Most late events are late by less; all of the overlap is read once in so many times.
    private const int Brief = 10;

    private static readonly TimeSpan _shortestStep = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _longestStep = TimeSpan.FromHours(6);
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(30);

    private readonly LookupClient _client = new(access, region, clock);
    private readonly PendingBatches _pending = new(clock);
    private readonly ConcurrentQueue<Batch> _returned = new();
    private TimeSpan _step = TimeSpan.FromHours(1);
    private int _rounds;
    private DateTimeOffset _kept;
    private string? _account;
    private string? _problem;
    private LookupPlan? _plan;

    /// <inheritdoc/>
    public SourceView View
    {
        get
        {
            var state = _problem is not null ? "failed" : _pending.Count > 0 || IsBehind ? "reading" : "idle";
            var until = _plan is { } plan ? string.Create(CultureInfo.InvariantCulture, $"Read up to {plan.Cursor.From:yyyy-MM-dd HH:mm:ss} UTC.") : null;
            return new SourceView(
                "lookup", _account is null ? region : $"{_account} {region}", state, _problem ?? until, _pending.Count, 0, _pending.LagSeconds);
        }
    }

    private bool IsBehind => _plan is { } plan && clock.GetUtcNow() - plan.Cursor.From > options.Poll + options.Overlap;

    private string Place => $"{_account}/{region}";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Batch> Batches([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var batch in await Insist(Begin, cancellation))
        {
            yield return batch;
        }

        while (true)
        {
            foreach (var batch in await Insist(Next, cancellation))
            {
                yield return batch;
            }

            while (_returned.TryDequeue(out var again))
            {
                yield return again;
            }

            if (clock.GetUtcNow() - _plan!.Cursor.From < options.Poll)
            {
                await Task.Delay(options.Poll, clock, cancellation);
            }
        }
    }

    /// <inheritdoc/>
    public void Return(Batch batch) => _returned.Enqueue(batch);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<IReadOnlyList<Batch>> Insist(
        Func<CancellationToken, Task<IReadOnlyList<Batch>>> read, CancellationToken cancellation)
    {
        var pause = TimeSpan.FromSeconds(1);
        while (true)
        {
            try
            {
                var batches = await read(cancellation);
                _problem = null;
                return batches;
            }
            catch (Exception failure) when (AwsTrouble.Is(failure, cancellation))
            {
                _problem = $"CloudTrail cannot be asked: {AwsTrouble.Text(failure)}";
                LogTrouble(region, AwsTrouble.Text(failure));
                await Task.Delay(pause, clock, cancellation);
                pause = pause * 2 < _longestPause ? pause * 2 : _longestPause;
            }
        }
    }

    // What an earlier process had planned and not brought to its end, again in the same batches.
    private async Task<IReadOnlyList<Batch>> Begin(CancellationToken cancellation)
    {
        _account ??= await CallerAccount.Of(access, region, cancellation);
        var kept = await patience.Try("read how far CloudTrail was asked", () => cursors.Read(Name(), cancellation), cancellation);
        var cursor = kept is null
            ? new LookupCursor(clock.GetUtcNow() - options.Since, [])
            : JsonSerializer.Deserialize(kept, LookupJson.Default.LookupCursor)!;
        var plan = new LookupPlan(Place, cursor);
        var batches = new List<Batch>();
        foreach (var planned in cursor.Batches)
        {
            if (await ledger.Knows(planned.Id, cancellation))
            {
                plan.Acknowledge(planned.Id);
                continue;
            }

            var order = planned.Events.Select((id, at) => (id, at)).ToDictionary(e => e.id, e => e.at, StringComparer.Ordinal);
            var events = await Read(planned.First, planned.Last, order.ContainsKey, int.MaxValue, cancellation);
            batches.Add(ToBatch(planned, events!.OrderBy(e => order[e.Id]), plan));
        }

        _plan = plan;
        return batches;
    }

    private async Task<IReadOnlyList<Batch>> Next(CancellationToken cancellation)
    {
        var (plan, now) = (_plan!, clock.GetUtcNow());
        var from = plan.Cursor.From;
        var to = from + _step < now ? from + _step : now;
        var events = await Read(from, to, id => !plan.Has(id), to - from > _shortestStep ? MostNewAtOnce : int.MaxValue, cancellation);
        if (events is null)
        {
            _step = (to - from) / 2 > _shortestStep ? (to - from) / 2 : _shortestStep;
            return [];
        }

        _step = events.Count < MostNewAtOnce / 4 && _step * 2 <= _longestStep ? _step * 2 : _step;
        if (now - from < options.Overlap * 2)
        {
            var back = _rounds++ % Brief == 0 ? options.Overlap : options.Overlap / Brief;
            events.AddRange((await Read(from - back, from, id => !plan.Has(id), int.MaxValue, cancellation))!);
        }

        var batches = plan.Read(to, events, options.Overlap);
        if (batches.Count > 0 || to - _kept > options.Overlap / 4)
        {
            var text = JsonSerializer.Serialize(plan.Cursor, LookupJson.Default.LookupCursor);
            await patience.Try("keep how far CloudTrail was asked", () => Keep(text, cancellation), cancellation);
            _kept = to;
        }

        return [.. batches.Select(b => ToBatch(b.Batch, b.Events, plan))];
    }

    // Null: there are more than are wanted at once.
    private async Task<List<LookedUp>?> Read(
        DateTimeOffset from, DateTimeOffset to, Func<string, bool> isWanted, int most, CancellationToken cancellation)
    {
        var events = new List<LookedUp>();
        await foreach (var page in _client.Pages(from, to, cancellation))
        {
            events.AddRange(page.Where(e => isWanted(e.Id)));
            if (events.Count > most)
            {
                return null;
            }
        }

        return events;
    }

    private Batch ToBatch(LookupBatch batch, IEnumerable<LookedUp> events, LookupPlan plan)
    {
        var content = Encoding.UTF8.GetBytes(string.Join('\n', events.Select(e => e.Record.ReplaceLineEndings(" "))));
        _pending.Add(batch.Id);
        return new Batch(batch.Id, "lookup", $"lookup:{Place}/{batch.First:yyyyMMdd'T'HHmmss'Z'}-{batch.Id[..8]}", content.Length, () => new MemoryStream(content), () =>
        {
            _pending.Remove(batch.Id);
            plan.Acknowledge(batch.Id);
        });
    }

    private string Name() => $"lookup:{Place}";

    private async Task<bool> Keep(string text, CancellationToken cancellation)
    {
        await cursors.Write(Name(), text, cancellation);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "CloudTrail of {Region} cannot be asked: {Reason}")]
    private partial void LogTrouble(string region, string reason);
}
