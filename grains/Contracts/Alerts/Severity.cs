namespace OrleansSec.Contracts.Alerts;

/// <summary>How much an alert matters; the five levels of Sigma and OCSF.</summary>
public enum Severity
{
    /// <summary>Worth recording.</summary>
    Informational,

    /// <summary>Worth a look in a report.</summary>
    Low,

    /// <summary>Worth a look today.</summary>
    Medium,

    /// <summary>Worth a look now.</summary>
    High,

    /// <summary>Worth waking someone.</summary>
    Critical,
}
