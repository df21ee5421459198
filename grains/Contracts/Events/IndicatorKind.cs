namespace OrleansSec.Contracts.Events;

/// <summary>What an indicator names.</summary>
public enum IndicatorKind
{
    /// <summary>An IP address or a range of them.</summary>
    Address,

    /// <summary>A domain with all below it.</summary>
    Domain,

    /// <summary>One host name, such as a URL's.</summary>
    Host,

    /// <summary>A file, by its MD5, SHA-1 or SHA-256.</summary>
    File,
}
