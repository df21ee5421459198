using System.ComponentModel.DataAnnotations;

namespace OrleansSec.Silo.Sources;

/// <summary>How much of what is uploaded may wait.</summary>
internal sealed class PushOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Push";

    /// <summary>Uploads that may wait in the spool; beyond that they are refused.</summary>
    [Range(1, 1_000_000)]
    public int MaxWaiting { get; set; } = 10_000;

    /// <summary>Megabytes that may wait in the spool; beyond that uploads are refused.</summary>
    [Range(1, 1 << 24)]
    public int MaxSpoolMegabytes { get; set; } = 4096;

    /// <summary>How long an upload waits for the database to say whether it is known. After that it is spooled, and asked later.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan AskFor { get; set; } = TimeSpan.FromSeconds(2);
}
