using System.ComponentModel.DataAnnotations;

namespace OrleansSec.Silo.Storage;

/// <summary>For how long PostgreSQL keeps alerts with their events and evidence. SQLite keeps them for ever.</summary>
internal sealed class AlertRetentionOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Alerts";

    /// <summary>Alerts that were raised longer ago are dropped, a day at a time.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(400);
}
