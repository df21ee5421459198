using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Baselines;

/// <summary>
/// How new a value is to an entity. For some time after its first event a value stays as new as it was then, so that
/// what follows from it can be judged with it.
/// </summary>
/// <param name="Distinct">How many distinct values there were before it, the lost ones included.</param>
/// <param name="Hours">Decayed hours of those values, no more than had passed by then.</param>
public readonly record struct Novelty(double Distinct, double Hours)
{
    // Hours from which on an entity's own past says more of its ways than not.
    private const double LeastPast = 4;

    private readonly Dimension? _dimension;

    // Since when the value is known, in Unix minutes; later than any time if it is not yet.
    private readonly long _since;

    private Novelty(double distinct, double hours, Dimension dimension, long since)
        : this(distinct, hours)
    {
        (_dimension, _since) = (dimension, since);
    }

    /// <summary>The values that were known before it. To be asked before the baseline learns the event.</summary>
    public IReadOnlyList<string> Known
    {
        get
        {
            var known = new List<string>();
            foreach (ref readonly var row in _dimension is { } dimension ? dimension.AsSpan() : [])
            {
                if (row.First < _since)
                {
                    known.Add(row.Value);
                }
            }

            return known;
        }
    }

    /// <summary>The surprise of the value, in bits.</summary>
    public double Bits => Surprise.OfNew(Distinct, Hours);

    /// <summary>
    /// What it adds that others do not show the value either, from 0 to 1: nothing for an entity whose values are always
    /// new, such as the networks of hired build machines; all for a steady one, or one of which nothing is known yet.
    /// </summary>
    public double Telling => 1 - (Math.Min(1, NewShare / Surprise.Discount) * (Hours / (Hours + LeastPast)));

    private double NewShare => (Surprise.Strength + (Surprise.Discount * Distinct)) / (Surprise.Strength + Hours);

    /// <summary>The novelty of a value that was not seen until <paramref name="window"/> before the event, else null.</summary>
    /// <param name="baseline">The entity's.</param>
    /// <param name="trait">The trait that shows the value.</param>
    /// <param name="value">The value.</param>
    /// <param name="time">The event's.</param>
    /// <param name="window">How long a value is new.</param>
    /// <param name="isOccasional">Whether each active hour counts, since showing any value of the trait is rare.</param>
    public static Novelty? Of(
        Baseline baseline, Trait trait, string value, DateTimeOffset time, TimeSpan window, bool isOccasional = false)
    {
        var seconds = time.ToUnixTimeSeconds();
        var active = isOccasional && baseline[Trait.Client] is { } clients ? baseline.At(clients.Hours, seconds) : 0;
        if (baseline[trait] is not { } dimension)
        {
            return new Novelty(0, active);
        }

        var minute = (long)DimensionRow.Minute(seconds);
        var row = dimension.Find(value);
        if (row is { } found && minute - found.First >= window.TotalMinutes)
        {
            return null;
        }

        var since = row is { } seen ? Math.Min(seen.First, minute) : minute;
        var (known, later) = (0, 0d);
        foreach (ref readonly var other in dimension.AsSpan())
        {
            if (row is not null && other.First >= since)
            {
                later += other.Hours;
            }
            else
            {
                known++;
            }
        }

        // What the known values have done since must not make the new one look newer than it was.
        var passed = Math.Max(0, since - (baseline.First / 60)) / 60d;
        var hours = isOccasional ? active : baseline.At(Math.Max(0, dimension.Hours - later), seconds);
        return new Novelty(
            known + baseline.At(dimension.Lost, seconds),
            row is null ? hours : Math.Min(hours, passed + 1),
            dimension,
            row is null ? long.MaxValue : since);
    }
}
