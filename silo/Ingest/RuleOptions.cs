using System.ComponentModel.DataAnnotations;

namespace OrleansSec.Silo.Ingest;

/// <summary>How changed rule files are noticed.</summary>
internal sealed class RuleOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Rules";

    /// <summary>Files are compared this often, told of a change or not: not every file system tells.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Files must be still for this long before they are read.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan Settle { get; set; } = TimeSpan.FromMilliseconds(300);
}
