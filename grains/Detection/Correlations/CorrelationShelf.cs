using System.Collections.Concurrent;
using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Detection.Correlations;

/// <summary>
/// Where the grains of a process find the correlations that hold now. A turn takes the book once and keeps to it, so
/// that no slice is judged by two.
/// </summary>
public sealed class CorrelationShelf(CorrelationBook book)
{
    private readonly ConcurrentDictionary<string, long> _raised = new(StringComparer.Ordinal);
    private CorrelationBook _current = book;

    /// <summary>The book that holds now.</summary>
    public CorrelationBook Current => Volatile.Read(ref _current);

    /// <summary>Puts another book in its place.</summary>
    public void Replace(CorrelationBook other) => Volatile.Write(ref _current, other);

    /// <summary>Counts the alerts that a turn raised.</summary>
    public void Count(IReadOnlyList<AlertUpdate> updates)
    {
        foreach (var update in updates)
        {
            _raised.AddOrUpdate(update.Detector, 1, static (_, count) => count + 1);
        }
    }

    /// <summary>How often a correlation was found true in this process.</summary>
    public long Raised(Correlation correlation) => _raised.GetValueOrDefault(correlation.Detector);
}
