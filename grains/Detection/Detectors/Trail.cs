using System.Globalization;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>
/// What a principal does as a stranger: from a network or with a client that is new to it, or new actions in a row. An
/// alert that tells of any of it takes in what came shortly before and what follows: that belongs to the story, however
/// ordinary each call is.
/// </summary>
[GenerateSerializer, Alias("Trail")]
internal sealed class Trail
{
    // An intruder hides behind one network after another, but not behind many.
    private const int MaxPlaces = 8;

    // Before he acts he looks around, at leisure or with a tool.
    private const int Remembered = 10;

    private static readonly TimeSpan _length = TimeSpan.FromDays(2);
    private static readonly TimeSpan _moved = TimeSpan.FromHours(12);
    private static readonly TimeSpan _pause = TimeSpan.FromHours(1);

    [Id(0)]
    private readonly List<string> _places = [];

    [Id(1)]
    private readonly List<AlertEvent> _before = [];

    [Id(2)]
    private readonly long _first;

    [Id(3)]
    private long _last;

    [Id(4)]
    private AlertUpdate? _alert;

    /// <summary>A trail that begins at a time.</summary>
    public Trail(DateTimeOffset first) => _first = _last = first.ToUnixTimeSeconds();

    /// <summary>When its last event was, Unix seconds.</summary>
    public long Last => _last;

    /// <summary>Whether an alert tells of it.</summary>
    public bool IsTold => _alert is not null;

    /// <summary>The severity of the alert that tells of it, or null.</summary>
    public Severity? Level => _alert?.Severity;

    /// <summary>
    /// Whether an alert on an observation tells of an intruder, and not just of one change that somebody should know of. A
    /// stranger who is refused tries what he may do.
    /// </summary>
    public static bool IsTelling(AlertUpdate alert, Observation observation) =>
        alert.Severity >= Severity.Medium
        || !alert.Detector.StartsWith(Finding.RulePrefix, StringComparison.Ordinal)
        || (observation.Error is { } error && HabitKinds.IsDenial(error));

    /// <summary>Whether a time is in that of the trail.</summary>
    public bool Covers(DateTimeOffset time) => Math.Abs(time.ToUnixTimeSeconds() - _first) < _length.TotalSeconds;

    /// <summary>Whether a time is so near to its last event that another new place, or else a new action, is part of it.</summary>
    public bool IsNear(DateTimeOffset time, bool isPlace) =>
        Math.Abs(time.ToUnixTimeSeconds() - _last) < (isPlace ? _moved : _pause).TotalSeconds;

    /// <summary>Whether it has been at a place.</summary>
    public bool Knows(Trait trait, string value)
    {
        foreach (var place in _places)
        {
            if (IsPlace(place, trait, value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>It has come to a place.</summary>
    public void Add(Trait trait, string value)
    {
        if (_places.Count < MaxPlaces && !Knows(trait, value))
        {
            _places.Add(Place(trait, value));
        }
    }

    /// <summary>It goes on.</summary>
    public void See(DateTimeOffset time) => _last = Math.Max(_last, time.ToUnixTimeSeconds());

    /// <summary>Takes in an event that raised no telling alert: the alert that it follows, or null if there is none yet.</summary>
    public AlertUpdate? Follow(Observation observation)
    {
        if (_alert is null)
        {
            if (_before.Count == Remembered)
            {
                _before.RemoveAt(0);
            }

            _before.Add(AlertEvent.Of(observation));
        }

        return _alert;
    }

    /// <summary>An alert was raised on an event of the trail: what came before belongs to it, unless another told more.</summary>
    public IReadOnlyList<AlertEvent> Tell(AlertUpdate alert)
    {
        if (_alert is not null && _alert.Score >= alert.Score)
        {
            return [];
        }

        _alert = alert;
        return _before;
    }

    // Whether it is what Place would write, without writing it.
    private static bool IsPlace(string place, Trait trait, string value)
    {
        var text = BoundedText.Of(value);
        var prefix = place.Length - text.Length - 1;
        return prefix > 0
            && place[prefix] == ' '
            && place.EndsWith(text, StringComparison.Ordinal)
            && int.TryParse(place.AsSpan(0, prefix), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number == (int)trait;
    }

    private static string Place(Trait trait, string value) => $"{(int)trait} {BoundedText.Of(value)}";
}
