namespace OrleansSec.Contracts.Alerts;

/// <summary>One term of an alert's score, in words and bits. The weights of an alert's reasons sum to its score.</summary>
/// <param name="Dimension">What was judged: <c>rule</c>, <c>action</c>, <c>region</c>, <c>network</c> ...</param>
/// <param name="Value">The value that was judged.</param>
/// <param name="Weight">Bits, at least 0.</param>
/// <param name="Text">A sentence for an operator. May quote event fields: attacker-controlled text.</param>
[GenerateSerializer, Immutable, Alias("Reason")]
public sealed record Reason(
    [property: Id(0)] string Dimension,
    [property: Id(1)] string Value,
    [property: Id(2)] double Weight,
    [property: Id(3)] string Text);
