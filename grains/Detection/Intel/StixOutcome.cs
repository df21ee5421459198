using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Intel;

/// <summary>What a part of a STIX pattern comes to: values of which any decides, and what was not understood.</summary>
/// <param name="Indicators">The values.</param>
/// <param name="Refused">Reasons, each with a detail.</param>
internal sealed record StixOutcome(IReadOnlyList<Indicator> Indicators, IReadOnlyList<(string Reason, string Detail)> Refused)
{
    /// <summary>Nothing yet.</summary>
    public static StixOutcome None { get; } = new([], []);

    /// <summary>One value.</summary>
    public static StixOutcome Of(Indicator indicator) => new([indicator], []);

    /// <summary>Nothing that can be used.</summary>
    public static StixOutcome Refuse(string reason, string detail) => new([], [(reason, detail)]);

    /// <summary>Either.</summary>
    public StixOutcome Or(StixOutcome other) => new([.. Indicators, .. other.Indicators], [.. Refused, .. other.Refused]);

    /// <summary>
    /// Both. One event shows one value, so both can hold only where one implies the other: a hash implies all else
    /// that can be said of a file.
    /// </summary>
    public StixOutcome And(StixOutcome other)
    {
        Indicator[] hashes = [.. Indicators.Concat(other.Indicators).Where(i => i.Kind == IndicatorKind.File)];
        var isOfFile = Indicators.Concat(other.Indicators).All(i => i.Kind == IndicatorKind.File)
            && Refused.Concat(other.Refused).All(r => r.Reason.StartsWith("unsupported-object:file:", StringComparison.Ordinal));
        return hashes.Length > 0 && isOfFile
            ? new StixOutcome(hashes, [])
            : Refuse("needs-two-values", "AND of values that one event does not show together.");
    }
}
