using System.ComponentModel.DataAnnotations;

namespace OrleansSec.Gateway;

/// <summary>Settings of the gateway.</summary>
public sealed class GatewayOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Gateway";

    /// <summary>Whether requests from this machine without credentials may look at everything.</summary>
    public bool Demo { get; set; }

    /// <summary>Folder of the keys that protect sign-in cookies; without it a restart signs everybody out.</summary>
    public string? KeyFolder { get; set; }

    /// <summary>
    /// Host names to answer to. None given: requests that arrive on a loopback address must name this machine, others
    /// may name any host.
    /// </summary>
    public IList<string> Hosts { get; } = [];

    /// <summary>The largest upload, in bytes as sent.</summary>
    [Range(1L, 16L << 30)]
    public long MaxUploadBytes { get; set; } = 256L << 20;

    /// <summary>Requests a client address may make each second, over time.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerSecond { get; set; } = 50;

    /// <summary>Requests a client address may make at once.</summary>
    [Range(1, 1_000_000)]
    public int RequestBurst { get; set; } = 300;

    /// <summary>Uploads that are taken at the same time; a few more wait.</summary>
    [Range(1, 1_000)]
    public int ConcurrentUploads { get; set; } = 4;

    /// <summary>How often the log is looked at in case a hint was lost.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan LogPoll { get; set; } = TimeSpan.FromSeconds(2);
}
