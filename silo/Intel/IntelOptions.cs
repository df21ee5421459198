using System.ComponentModel.DataAnnotations;

namespace OrleansSec.Silo.Intel;

/// <summary>Where intelligence and places come from.</summary>
internal sealed class IntelOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Intel";

    /// <summary>Lists.</summary>
    public IList<IntelSource> Sources { get; init; } = [];

    /// <summary>MaxMind databases (<c>.mmdb</c>) that tell where addresses are; the earlier one wins.</summary>
    public IList<string> Mmdb { get; init; } = [];

    /// <summary>How often sources are looked at again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan Refresh { get; set; } = TimeSpan.FromHours(1);

    /// <summary>A document that is longer is refused.</summary>
    [Range(1, int.MaxValue)]
    public int MaxBytes { get; set; } = 256 << 20;

    /// <summary>A download that takes longer is given up.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(1);
}
