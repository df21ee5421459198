using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Detectors;

/// <summary>What a bit of surprise counts for, by what the action touches. Documented in <c>docs/architecture.md</c>.</summary>
internal static class Sensitivity
{
    public static double Of(AccessClass access) => access switch
    {
        AccessClass.Read => 1,
        AccessClass.Write or AccessClass.Data => 1.25,
        _ => 1.5,
    };
}
