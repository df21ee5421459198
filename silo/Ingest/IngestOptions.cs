using System.ComponentModel.DataAnnotations;

namespace OrleansSec.Silo.Ingest;

/// <summary>How the ingest worker cuts its work into epochs.</summary>
internal sealed class IngestOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Ingest";

    /// <summary>An epoch is closed at this age; while more input waits than is done, the next one may be twice as old.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan EpochAge { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>No epoch is older.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan LongestEpoch { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>An epoch is closed at this age when no input is waiting.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan IdleEpochAge { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>An epoch is closed at this many events.</summary>
    [Range(1, 10_000_000)]
    public int EpochEvents { get; set; } = 1_000_000;

    /// <summary>Threads that decode. Observing needs the other cores.</summary>
    [Range(1, 256)]
    public int Decoders { get; set; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>Calls to grains in flight.</summary>
    [Range(1, 65_536)]
    public int CallsInFlight { get; set; } = 256;

    /// <summary>Events later than the clock plus this are quarantined as of a wrong clock.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan ClockTolerance { get; set; } = TimeSpan.FromDays(1);
}
