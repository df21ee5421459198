namespace OrleansSec.Detection.Intel;

/// <summary>The tables of an indicator set.</summary>
public enum IndicatorTable
{
    /// <summary>IPv4 addresses and ranges.</summary>
    V4,

    /// <summary>IPv6 addresses and ranges.</summary>
    V6,

    /// <summary>Domains with all below them.</summary>
    Domains,

    /// <summary>Single host names.</summary>
    Hosts,

    /// <summary>MD5 hashes.</summary>
    Md5,

    /// <summary>SHA-1 hashes.</summary>
    Sha1,

    /// <summary>SHA-256 hashes.</summary>
    Sha256,
}
