using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Contracts.Verdicts;

/// <summary>What a verdict is about: the judged alert as it was when the verdict was given.</summary>
/// <param name="Detector">The same detector or rule.</param>
/// <param name="FoldKey">The same fold key.</param>
/// <param name="Severity">No higher severity than this.</param>
/// <param name="Events">Each event's own action, network and region must be among these.</param>
[GenerateSerializer, Immutable, Alias("VerdictShape")]
public sealed record VerdictShape(
    [property: Id(0)] string Detector,
    [property: Id(1)] string FoldKey,
    [property: Id(2)] Severity Severity,
    [property: Id(3)] IReadOnlyList<EventShape> Events);
