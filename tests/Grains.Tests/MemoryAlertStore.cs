using System.Collections.Concurrent;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Stores;

namespace OrleansSec.Grains.Tests;

/// <summary>An alert log in memory that merges as the contract says, and fails on demand.</summary>
/// <param name="version">The version that is stored of the state of a grain of a key; null if the states are elsewhere.</param>
internal sealed class MemoryAlertStore(Func<string, string?>? version) : IAlertStore
{
    private readonly Dictionary<string, (AlertUpdate Best, SortedSet<string> Events)> _alerts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<EntityId, int> _failures = new();
    private long _head;

    /// <summary>Lets the next appends of an entity fail.</summary>
    public void FailNext(EntityId entity, int times) => _failures[entity] = times;

    /// <summary>The alerts of an entity: id, judgement, event ids.</summary>
    public IReadOnlyList<(AlertUpdate Best, IReadOnlyList<string> Events)> Of(EntityId entity)
    {
        lock (_alerts)
        {
            return
            [
                .. _alerts.Values.Where(a => a.Best.Entity == entity).OrderBy(a => a.Best.Id, StringComparer.Ordinal)
                    .Select(a => (a.Best, (IReadOnlyList<string>)[.. a.Events])),
            ];
        }
    }

    public Task<long> Append(Judgement judgement, CancellationToken cancellation)
    {
        if (version is not null && judgement.Upon is { } upon && version(upon.Grain.Key.ToString()!) != upon.Etag)
        {
            throw new InvalidOperationException("Judged upon another version than is stored.");
        }

        foreach (var update in judgement.Updates)
        {
            if (_failures.TryGetValue(update.Entity, out var left) && left > 0)
            {
                _failures[update.Entity] = left - 1;
                throw new IOException("The disk is full.");
            }
        }

        lock (_alerts)
        {
            foreach (var update in judgement.Updates)
            {
                Merge(update);
            }

            return Task.FromResult(++_head);
        }
    }

    public Task KeepEvidence(IReadOnlyList<Evidence> evidence, CancellationToken cancellation) => Task.CompletedTask;

    public Task<long> Head(CancellationToken cancellation) => Task.FromResult(_head);

    public Task<long> Count(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<AlertPage> Query(AlertFilter filter, long? before, int limit, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<AlertFrame> After(AlertFilter filter, long after, int limit, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<AlertDetail?> Find(string id, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> EventIds(string id, CancellationToken cancellation) => throw new NotSupportedException();

    private void Merge(AlertUpdate update)
    {
        if (!_alerts.TryGetValue(update.Id, out var alert))
        {
            _alerts.Add(update.Id, alert = (update, new SortedSet<string>(StringComparer.Ordinal)));
        }

        alert.Events.UnionWith(update.Events.Select(e => e.EventId));
        var wins = update.Score > alert.Best.Score
            || (update.Score.Equals(alert.Best.Score) && string.CompareOrdinal(update.JudgedEventId, alert.Best.JudgedEventId) < 0);
        _alerts[update.Id] = wins ? (update, alert.Events) : alert;
    }
}
