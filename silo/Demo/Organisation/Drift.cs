using System.Text.Json.Serialization;

namespace OrleansSec.Silo.Demo.Organisation;

/// <summary>A change of what is normal that is no attack. A row of <c>DIR_drift.jsonl</c>.</summary>
/// <param name="Kind">What changed, such as <c>new-hire</c>.</param>
/// <param name="Entity">Whose habits change, as entity id.</param>
/// <param name="From">When it starts, UTC.</param>
/// <param name="To">When it is over, UTC.</param>
internal sealed record Drift(
    [property: JsonPropertyName("drift")] string Kind,
    [property: JsonPropertyName("entity")] string Entity,
    [property: JsonPropertyName("from")] DateTimeOffset From,
    [property: JsonPropertyName("to")] DateTimeOffset To);
