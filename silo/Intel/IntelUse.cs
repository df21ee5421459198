namespace OrleansSec.Silo.Intel;

/// <summary>What a list is for.</summary>
internal enum IntelUse
{
    /// <summary>What matches is suspect.</summary>
    Indicator,

    /// <summary>What matches is described, and never alerts by itself.</summary>
    Context,
}
