namespace OrleansSec.Contracts.Verdicts;

/// <summary>What an operator says of an alert.</summary>
public enum VerdictKind
{
    /// <summary>It is known and wanted: the same shape is silent from now on.</summary>
    Expected,

    /// <summary>It was an attack. Nothing is silenced.</summary>
    Malicious,

    /// <summary>Its cause was removed. Nothing is silenced: should it come back, it shows.</summary>
    Fixed,
}
