using System.Globalization;
using OrleansSec.Silo.Ingest;
using OrleansSec.Silo.Sources;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Commands;

/// <summary>Shows how far a replay is, and sums up at the end. Writes to standard error only.</summary>
internal sealed class ReplayProgress(TextWriter output, IReadOnlyList<FolderPath> paths, TimeProvider clock) : IDisposable
{
    private readonly SortedDictionary<string, long> _reasons = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];
    private readonly Lock _lock = new();
    private readonly long _started = clock.GetTimestamp();
    private ITimer? _timer;
    private long _total;
    private long _files;
    private long _bytes;
    private long _events;
    private long _skipped;

    /// <summary>Whether any input could not be read.</summary>
    public bool HasUnread => _reasons.Count > 0 || _problems.Count > 0;

    /// <summary>Starts to show progress each second, where somebody can see it.</summary>
    public void Start(IngestStatus status)
    {
        _total = paths.Sum(Size);
        if (!Console.IsErrorRedirected)
        {
            _timer = clock.CreateTimer(_ => Show(status), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Counts an acknowledged batch.</summary>
    public void Add(BatchRecord batch)
    {
        lock (_lock)
        {
            _files++;
            _events += batch.Events;
            _skipped += batch.Skipped;
            _bytes += File.Exists(batch.Object) ? new FileInfo(batch.Object).Length : 0;
            foreach (var entry in batch.Quarantine)
            {
                _reasons[entry.Reason] = _reasons.GetValueOrDefault(entry.Reason) + entry.Count;
                if (entry.Reason == "unreadable")
                {
                    _problems.Add($"{batch.Object}: {entry.Detail}");
                }
            }
        }
    }

    /// <summary>Prints the summary.</summary>
    public void Finish(int alerts, IEnumerable<string> problems)
    {
        _timer?.Dispose();
        _timer = null;
        _problems.AddRange(problems);
        var seconds = clock.GetElapsedTime(_started).TotalSeconds;
        foreach (var problem in _problems)
        {
            output.WriteLine($"orleanssec: {Text.OneLine(problem, 300)}");
        }

        var quarantined = _reasons.Values.Sum();
        var reasons = quarantined == 0 ? string.Empty : $" ({string.Join(", ", _reasons.Select(r => $"{r.Key} {r.Value}"))})";
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"files {_files}  events {_events}  skipped {_skipped}  quarantined {quarantined}{reasons}  alerts {alerts}  seconds {seconds:F1}  events/s {_events / seconds:F0}"));
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    private static long Size(FolderPath path) => path.Exists ? path.List().Files.Select(f => new FileInfo(f)).Sum(f => f.Exists ? f.Length : 0) : 0;

    private void Show(IngestStatus status)
    {
        lock (_lock)
        {
            var seconds = clock.GetElapsedTime(_started).TotalSeconds;
            var share = _total == 0 ? 0 : (double)_bytes / _total;
            var left = share is > 0.02 and < 1 ? $"  about {seconds * (1 - share) / share:F0} s left" : string.Empty;
            output.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"\r{share,4:P0}  {status.Observed} events  {status.EventsPerSecond:F0} events/s{left}        \r"));
        }
    }
}
