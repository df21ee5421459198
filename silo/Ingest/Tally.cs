using OrleansSec.Contracts.Events;

namespace OrleansSec.Silo.Ingest;

/// <summary>Events of one principal and hour that are alike in all that an account hears of them.</summary>
/// <param name="first">One of them.</param>
internal sealed class Tally(Observation first)
{
    /// <summary>The earliest event.</summary>
    public Observation First { get; private set; } = first;

    /// <summary>How many events.</summary>
    public int Events { get; private set; }

    /// <summary>How many of them failed.</summary>
    public int Errors { get; private set; }

    /// <summary>Hours since 1970.</summary>
    public long Hour { get; } = HourOf(first);

    /// <summary>The hour of an event, in hours since 1970.</summary>
    public static long HourOf(Observation observation) => observation.Time.ToUnixTimeSeconds() / 3600;

    /// <summary>Counts an event.</summary>
    public void Add(Observation observation)
    {
        Events++;
        Errors += observation.Error is null ? 0 : 1;
        First = observation.Time < First.Time ? observation : First;
    }
}
