using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Stores;

namespace OrleansSec.Gateway.Tests.Hosting;

/// <summary>An alert log in memory: a change moves its alert to the end.</summary>
internal sealed class MemoryAlertStore : IAlertStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, AlertDetail> _alerts = new(StringComparer.Ordinal);
    private long _head;

    /// <summary>How many frames were read.</summary>
    public int Reads { get; private set; }

    /// <summary>What frames wait for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>What goes wrong when the head is asked for.</summary>
    public Exception? HeadFailure { get; set; }

    /// <summary>Stores an alert, new or changed, and answers it with its sequence.</summary>
    public Alert Put(Alert alert)
    {
        lock (_lock)
        {
            var stored = alert with { Sequence = ++_head };
            _alerts[alert.Id] = _alerts.TryGetValue(alert.Id, out var old)
                ? old with { Alert = stored }
                : new AlertDetail(stored, [], []);
            return stored;
        }
    }

    /// <summary>Gives an alert its events and evidence, without a change of the alert.</summary>
    public void Prove(string id, IReadOnlyList<AlertEvent> events, IReadOnlyList<Evidence> evidence)
    {
        lock (_lock)
        {
            _alerts[id] = _alerts[id] with { Events = events, Evidence = evidence };
        }
    }

    public Task<long> Append(Judgement judgement, CancellationToken cancellation)
    {
        foreach (var update in judgement.Updates)
        {
            Put(Given.Alert(update.Id) with { Entity = update.Entity, Title = update.Title });
        }

        return Head(cancellation);
    }

    public Task KeepEvidence(IReadOnlyList<Evidence> evidence, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<long> Head(CancellationToken cancellation)
    {
        lock (_lock)
        {
            return HeadFailure is { } failure ? throw failure : Task.FromResult(_head);
        }
    }

    public Task<long> Count(CancellationToken cancellation) => Task.FromResult((long)_alerts.Count);

    public Task<AlertPage> Query(AlertFilter filter, long? before, int limit, CancellationToken cancellation)
    {
        lock (_lock)
        {
            Alert[] found = [.. Matching(filter).Where(a => a.Sequence < (before ?? long.MaxValue)).Reverse().Take(limit)];
            return Task.FromResult(new AlertPage(found, found.Length == limit ? found[^1].Sequence : null, _head));
        }
    }

    public async Task<AlertFrame> After(AlertFilter filter, long after, int limit, CancellationToken cancellation)
    {
        // As a database does, answer on another thread.
        await Task.Yield();
        await Gate.WaitAsync(cancellation);
        lock (_lock)
        {
            Reads++;
            Alert[] found = [.. Matching(filter).Where(a => a.Sequence > after).Take(limit)];
            return new AlertFrame(after, found.Length == limit ? found[^1].Sequence : Math.Max(after, _head), found);
        }
    }

    public Task<AlertDetail?> Find(string id, CancellationToken cancellation)
    {
        lock (_lock)
        {
            return Task.FromResult(_alerts.GetValueOrDefault(id));
        }
    }

    public Task<IReadOnlyList<string>> EventIds(string id, CancellationToken cancellation)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<string>>([.. _alerts[id].Events.Select(e => e.EventId)]);
        }
    }

    private IEnumerable<Alert> Matching(AlertFilter filter) => _alerts.Values
        .Select(d => d.Alert)
        .Where(a => filter.Accounts?.Contains(a.Account) ?? true)
        .Where(a => filter.Entity is not { } entity || a.Entity == EntityId.Parse(entity))
        .Where(a => a.Severity >= (filter.MinSeverity ?? Severity.Informational))
        .Where(a => filter.Detector is null || a.Detector == filter.Detector)
        .Where(a => filter.Technique is null || a.Techniques.Any(t => t.StartsWith(filter.Technique, StringComparison.Ordinal)))
        .Where(a => filter.Text is null || a.Title.Contains(filter.Text, StringComparison.OrdinalIgnoreCase))
        .Where(a => filter.From is null || a.Time >= filter.From)
        .Where(a => filter.To is null || a.Time < filter.To)
        .OrderBy(a => a.Sequence);
}
