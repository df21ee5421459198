namespace OrleansSec.Detection.Correlations;

/// <summary>What a correlation asks of the events of its window.</summary>
public enum CorrelationType
{
    /// <summary>So many events.</summary>
    EventCount,

    /// <summary>So many distinct values of a field.</summary>
    ValueCount,

    /// <summary>An event of each rule, in any order.</summary>
    Temporal,

    /// <summary>An event of each rule, in the order of the rules.</summary>
    TemporalOrdered,
}
