using System.ComponentModel.DataAnnotations;

namespace OrleansSec.Silo.Sources.Lookup;

/// <summary>Of which regions CloudTrail is asked for events, where no trail delivers them.</summary>
internal sealed class LookupOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Lookup";

    /// <summary>The regions.</summary>
    public IList<string> Regions { get; } = [];

    /// <summary>ARN of a role to ask by; null for the process's own identity.</summary>
    public string? Role { get; set; }

    /// <summary>The external id that the role's trust policy asks for.</summary>
    public string? ExternalId { get; set; }

    /// <summary>An address that stands in for AWS.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>How far back to begin, the first time. CloudTrail remembers 90 days.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "90.00:00:00")]
    public TimeSpan Since { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How often to ask once all was read.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>For how long after its time an event may still appear.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "06:00:00")]
    public TimeSpan Overlap { get; set; } = TimeSpan.FromMinutes(20);
}
