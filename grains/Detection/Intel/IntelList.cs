namespace OrleansSec.Detection.Intel;

/// <summary>A list of indicators, and how far to trust it.</summary>
/// <param name="Name">Shown in reasons: where the indicator came from.</param>
/// <param name="Confidence">From 0 to 100, for indicators of which the list itself says nothing.</param>
/// <param name="IsContext">Whether it only describes, and accuses nobody.</param>
/// <param name="IsShared">Whether many share what it names: cloud ranges, VPNs, public resolvers.</param>
public sealed record IntelList(string Name, int Confidence, bool IsContext, bool IsShared);
