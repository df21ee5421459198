using System.Diagnostics;

namespace OrleansSec.Bench.Chaos;

/// <summary>What was done to a cluster, and what it made of it.</summary>
internal sealed class ChaosTally
{
    private readonly long _began = Stopwatch.GetTimestamp();

    /// <summary>Events of all logs.</summary>
    public long Events { get; init; }

    /// <summary>Log objects.</summary>
    public int Batches { get; init; }

    /// <summary>Log objects that were delivered once more.</summary>
    public int Repeats { get; init; }

    /// <summary>Silos killed and started again.</summary>
    public int Kills { get; set; }

    /// <summary>Silos that ended by themselves, as those do that were thought dead, and were started again.</summary>
    public int Ended { get; set; }

    /// <summary>How often PostgreSQL was restarted.</summary>
    public int DatabaseRestarts { get; set; }

    /// <summary>How often AWS's stand-in was restarted, and forgot everything.</summary>
    public int AwsRestarts { get; set; }

    /// <summary>Events that have been acknowledged.</summary>
    public long EventsFound { get; set; }

    /// <summary>Batches that have been acknowledged.</summary>
    public long BatchesFound { get; set; }

    /// <summary>Batches that were put aside.</summary>
    public long Quarantined { get; set; }

    /// <summary>Alerts of the one server that nothing happened to.</summary>
    public int AlertsExpected { get; set; }

    /// <summary>Alerts of the cluster.</summary>
    public int AlertsFound { get; set; }

    /// <summary>Ids of alerts that the cluster has not.</summary>
    public IReadOnlyList<string> Missing { get; set; } = [];

    /// <summary>Ids of alerts that only the cluster has.</summary>
    public IReadOnlyList<string> Extra { get; set; } = [];

    /// <summary>Ids of alerts that both have, with another count of events.</summary>
    public IReadOnlyList<string> OtherCounts { get; set; } = [];

    /// <summary>For how long the cluster has worked.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_began);

    /// <summary>Whether nothing was lost and nothing doubled.</summary>
    public bool IsRight =>
        Missing.Count + Extra.Count + OtherCounts.Count == 0
        && (EventsFound, BatchesFound, Quarantined) == (Events, Batches, 0);
}
