namespace OrleansSec.Grains.Tests.Commit;

/// <summary>A way in which what stands around the protocol can break a promise that the protocol counts on.</summary>
public enum Defect
{
    /// <summary>None.</summary>
    None,

    /// <summary>A state is replaced by who has read an older version.</summary>
    RowsWithoutVersions,

    /// <summary>The slices that a baseline has learnt from are not stored with it.</summary>
    RowsWithoutAppliedSlices,

    /// <summary>A write of state is confirmed that was never done.</summary>
    UnwrittenStates,

    /// <summary>All activations of an entity call themselves the same.</summary>
    OneIncarnation,

    /// <summary>An append to the alert log is confirmed that was never done.</summary>
    UnwrittenAlerts,

    /// <summary>The log takes what an old memory has judged.</summary>
    UnfencedAppends,

    /// <summary>Evidence is confirmed that was never kept.</summary>
    UnwrittenEvidence,

    /// <summary>Events are confirmed as kept for searching that never were.</summary>
    UnwrittenIndex,

    /// <summary>The log takes each judgement for a new alert.</summary>
    AlertsWithoutIds,

    /// <summary>An entity works on two calls at once.</summary>
    InterleavedTurns,
}
