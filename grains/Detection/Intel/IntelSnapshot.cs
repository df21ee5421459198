namespace OrleansSec.Detection.Intel;

/// <summary>All that is known of addresses and names at one moment. A refresh makes another; this one never changes.</summary>
public sealed class IntelSnapshot
{
    /// <summary>Nothing is known.</summary>
    public static IntelSnapshot Empty { get; } = new();

    /// <summary>Where addresses are; null without a database.</summary>
    public IPlaces? Places { get; init; }
}
