using System.Globalization;

namespace OrleansSec.Silo.Sources.S3;

/// <summary>What operators should know of a queue: what was passed over, and what fails.</summary>
internal sealed class S3Tally(TimeProvider clock)
{
    private const int MostFailures = 200;

    // Failures are not heard of again once the queue has put the message aside.
    private static readonly TimeSpan _forget = TimeSpan.FromHours(1);

    private readonly SortedDictionary<string, long> _passed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Failure> _failures = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private long _verified;

    /// <summary>Why the queue itself cannot be read; null while it can.</summary>
    public string? Problem { get; set; }

    /// <summary>Whether failing messages are put aside; null while that is not known.</summary>
    public bool? HasDeadLetters { get; set; }

    /// <summary>Objects that were passed over.</summary>
    public long Passed
    {
        get
        {
            lock (_lock)
            {
                return _passed.Values.Sum();
            }
        }
    }

    /// <summary>Whether some objects cannot be read.</summary>
    public bool IsFailing
    {
        get
        {
            lock (_lock)
            {
                return _failures.Count > 0;
            }
        }
    }

    /// <summary>An object was passed over.</summary>
    public void Pass(string kind)
    {
        lock (_lock)
        {
            _passed[kind] = _passed.GetValueOrDefault(kind) + 1;
        }
    }

    /// <summary>An object could not be read.</summary>
    public void Fail(string address, string reason, int tries)
    {
        lock (_lock)
        {
            Forget();
            if (_failures.Count < MostFailures || _failures.ContainsKey(address))
            {
                _failures[address] = new Failure(reason, tries, clock.GetTimestamp());
            }
        }
    }

    /// <summary>An object could be read.</summary>
    public void Succeed(string address)
    {
        lock (_lock)
        {
            _failures.Remove(address);
        }
    }

    /// <summary>A digest was verified, whatever came of it.</summary>
    public void Verify(string address)
    {
        Succeed(address);
        Interlocked.Increment(ref _verified);
    }

    /// <summary>All of it in words; null if there is nothing to say.</summary>
    public string? Text()
    {
        lock (_lock)
        {
            Forget();
            string?[] parts = [Problem, Failing(), Verified(), Passing()];
            return parts.Any(p => p is not null) ? string.Join(' ', parts.OfType<string>()) : null;
        }
    }

    private string? Failing()
    {
        if (_failures.Count == 0)
        {
            return null;
        }

        var (address, worst) = _failures.MaxBy(f => f.Value.Tries);
        var others = _failures.Count == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" and {_failures.Count - 1} more");
        var aside = HasDeadLetters is false ? " The queue has no dead-letter queue, so they are tried until their retention ends." : string.Empty;
        return string.Create(
            CultureInfo.InvariantCulture, $"Cannot read {address}{others}: {worst.Reason} (tried {worst.Tries} times; tried again ever more seldom).{aside}");
    }

    private string? Verified() => Interlocked.Read(ref _verified) is var verified and > 0
        ? string.Create(CultureInfo.InvariantCulture, $"Verified: {verified} digests.")
        : null;

    private string? Passing() => _passed.Count == 0
        ? null
        : $"Passed over: {string.Join(", ", _passed.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Value} {p.Key}")))}.";

    private void Forget()
    {
        foreach (var (address, failure) in _failures)
        {
            if (clock.GetElapsedTime(failure.At) > _forget)
            {
                _failures.Remove(address);
            }
        }
    }

    private sealed record Failure(string Reason, int Tries, long At);
}
