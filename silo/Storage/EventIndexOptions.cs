using System.ComponentModel.DataAnnotations;

namespace OrleansSec.Silo.Storage;

/// <summary>What the event index keeps, and for how long.</summary>
internal sealed class EventIndexOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Index";

    /// <summary>Which events are kept.</summary>
    public IndexScope Scope { get; set; } = IndexScope.Writes;

    /// <summary>Events that are this much older than the latest are dropped.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How often old events are dropped.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Sweep { get; set; } = TimeSpan.FromMinutes(10);
}
