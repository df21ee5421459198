using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Baselines;

/// <summary>An entity's memory of what is normal: bounded, decaying, in event time.</summary>
[GenerateSerializer, Alias("Baseline")]
public sealed class Baseline
{
    /// <summary>Hours in a week: the length of the hour-of-week histogram.</summary>
    public const int HoursOfWeek = WeekHours.Count;

    /// <summary>So many days without an event are a silence to wake from.</summary>
    public const int LeastSilence = 60;

    // Bytes per trait, in their order. Those of a principal leave room for the rest within 8 KB; an account's table of
    // principals comes on top.
    private static readonly int[] _limits =
        [420, 560, 2500, 720, 280, 340, 160, 12_000, 500, 500, 120, 150, 110, 160, 120, 120];

    // A landmark that lies further back than this would cost precision of the single-precision sums.
    private static readonly long _rescaleAfter = (long)(10 * Decay.HalfLife.TotalSeconds);

    // Null in what a version without it has stored.
    [Id(14)]
    private TraitTable? _shown;

    // As WeekHours has them. Orleans stores bytes as they are, but other arrays item by item.
    [Id(1)]
    private byte[] _hourOfWeek = [];

    [Id(2)]
    private readonly float[] _classes = new float[Enum.GetValues<AccessClass>().Length];

    [Id(3)]
    private long _landmark;

    [Id(4)]
    private float _errors;

    [Id(5)]
    private float _instanceSessions;

    // Null in what a version without it has stored.
    [Id(10)]
    private HourlyHabit? _habit;

    // What the account's principals do, frozen for the day: lent for judging, and never stored here.
    [NonSerialized]
    private Norms? _norms;

    /// <summary>What an earlier version has stored of the traits; null in what this one stores.</summary>
    [Id(0)]
    internal EarlierDimension?[]? Earlier
    {
        get => null;
        set
        {
            for (var i = 0; i < value?.Length; i++)
            {
                if (value[i] is { } one)
                {
                    (_shown ??= new TraitTable()).Add((Trait)i, one.Rows(), one.Events, one.Hours, one.Forgotten, one.Lost);
                }
            }
        }
    }

    /// <summary>How many events it has learnt from, not decayed.</summary>
    [Id(6)]
    public long Events { get; private set; }

    /// <summary>Time of the earliest event, Unix seconds; 0 before any.</summary>
    [Id(7)]
    public long First { get; private set; }

    /// <summary>Time of the latest event, Unix seconds; 0 before any.</summary>
    [Id(8)]
    public long Last { get; private set; }

    /// <summary>The type of the last identity seen.</summary>
    [Id(9)]
    public IdentityType Identity { get; private set; }

    /// <summary>When it last woke from a long silence, Unix seconds; 0 if never.</summary>
    [Id(11)]
    public long Woke { get; private set; }

    /// <summary>How long that silence was, in days.</summary>
    [Id(12)]
    public int Slept { get; private set; }

    /// <summary>Where it was last, if that is known.</summary>
    [Id(13)]
    public Whereabouts? Whereabouts { get; private set; }

    /// <summary>What the principals of the account show; null while that is not known.</summary>
    public Norms? Norms
    {
        get => _norms;
        set => _norms = value;
    }

    /// <summary>A trait's table, or null if it has shown nothing.</summary>
    public Dimension? this[Trait trait] => _shown?[trait];

    /// <summary>A stored weight as a decayed count at the time of the latest event.</summary>
    public double AtLast(double weight) => weight / Decay.Weight(Last, _landmark);

    /// <summary>A stored weight as a decayed count at a time in Unix seconds.</summary>
    public double At(double weight, long time) => weight / Decay.Weight(Math.Max(time, Last), _landmark);

    /// <summary>Decayed events per hour of the week; index 0 is Monday 00:00 UTC.</summary>
    public IReadOnlyList<double> HourOfWeek => [.. WeekHours.All(_hourOfWeek).Select(w => AtLast(w))];

    /// <summary>Decayed events of a class.</summary>
    public double Rate(AccessClass access) => AtLast(_classes[(int)access]);

    /// <summary>Decayed failed events.</summary>
    public double Errors => AtLast(_errors);

    /// <summary>Decayed events of role sessions that are named for an EC2 instance.</summary>
    public double InstanceSessions => AtLast(_instanceSessions);

    /// <summary>The count so far in the hour of a time in Unix seconds, or null if that hour is closed.</summary>
    public double? CountInHour(HabitKind kind, long time) => _habit?.Count(kind, time);

    /// <summary>What is normal in an hour, at a time in Unix seconds; a newcomer's is the ordinary count.</summary>
    public HourlyNormal NormalHour(HabitKind kind, long time, double ordinary) => _habit is null
        ? HourlyNormal.Of(0, 0, 0, ordinary)
        : HourlyNormal.Of(At(_habit.Hours, time), At(_habit.Sum(kind), time), At(_habit.Squares(kind), time), ordinary);

    /// <summary>Learns one event of a principal.</summary>
    public void Learn(Observation observation) => Learn(observation, []);

    /// <summary>Learns one event of a principal, and what it was the last piece of.</summary>
    public void Learn(Observation observation, IEnumerable<string> correlations)
    {
        var time = observation.Time.ToUnixTimeSeconds();
        var silence = (time - Last) / 86400;
        if (Events > 0 && silence >= LeastSilence)
        {
            (Woke, Slept) = (time, (int)silence);
        }

        var weight = Begin(time, 1);
        Identity = observation.Identity;
        _classes[(int)observation.Access] += (float)weight;
        _instanceSessions += observation.Session?.StartsWith("i-", StringComparison.Ordinal) == true ? (float)weight : 0;
        _errors += observation.Error is null ? 0 : (float)weight;
        foreach (var trait in Traits.OfPrincipal)
        {
            if (Traits.Value(trait, observation) is { Length: > 0 } value)
            {
                Add(trait, value, time, 1, weight);
            }
        }

        for (var i = 0; i < observation.Hits.Count; i++)
        {
            Add(Trait.Rule, observation.Hits[i].Rule.Name, time, 1, weight);
        }

        foreach (var correlation in correlations)
        {
            Add(Trait.Rule, correlation, time, 1, weight);
        }

        if (HabitKinds.IsOwn(observation))
        {
            if (Whereabouts.Of(observation) is { } here && (Whereabouts is null || here.Time >= Whereabouts.Time))
            {
                Whereabouts = here;
            }

            (_habit ??= new HourlyHabit()).Learn(observation, time, _landmark);
        }
    }

    /// <summary>Learns an account's roll-up.</summary>
    public void Learn(AccountSlice slice)
    {
        foreach (var row in slice.Rows)
        {
            var time = row.Hour.ToUnixTimeSeconds();
            var weight = Begin(time, row.Events);
            _errors += (float)(row.Errors * weight);
            Add(Trait.Principal, row.Principal.Name, time, row.Events, weight);
        }

        foreach (var shown in slice.Shown)
        {
            if (shown.Trait is Trait.Region or Trait.Service or Trait.Network)
            {
                var time = shown.Last.ToUnixTimeSeconds();
                Add(shown.Trait, shown.Value, time, shown.Events, Decay.Weight(time, _landmark));
            }
        }
    }

    private double Begin(long time, int events)
    {
        _landmark = Events == 0 ? time : _landmark;
        if (time - _landmark > _rescaleAfter)
        {
            Rescale(time);
        }

        First = Events == 0 ? time : Math.Min(First, time);
        Last = Math.Max(Last, time);
        Events += events;
        var weight = Decay.Weight(time, _landmark);
        _hourOfWeek = WeekHours.Add(_hourOfWeek, HourIndex(time), (float)(events * weight));
        return weight;
    }

    private void Add(Trait trait, string value, long time, int events, double weight) =>
        (_shown ??= new TraitTable()).Add(trait, value, time, events, weight, _limits[(int)trait]);

    private void Rescale(long landmark)
    {
        var divisor = Decay.Weight(landmark, _landmark);
        _shown?.Rescale(divisor);
        _habit?.Rescale(divisor);
        WeekHours.Divide(_hourOfWeek, divisor);
        Divide(_classes, divisor);
        _errors = (float)(_errors / divisor);
        _instanceSessions = (float)(_instanceSessions / divisor);
        _landmark = landmark;
    }

    private static void Divide(Span<float> weights, double divisor)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (float)(weights[i] / divisor);
        }
    }

    // 1970-01-01 was a Thursday: three days after Monday. A time before it is no reason to fail.
    private static int HourIndex(long time) =>
        (int)(((((time / 3600) + 72) % HoursOfWeek) + HoursOfWeek) % HoursOfWeek);
}
