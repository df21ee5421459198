using System.Text.Json.Serialization;

namespace OrleansSec.Silo.Demo;

/// <summary>Names one event of the attack. A row of <c>DIR_labels.jsonl</c>.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Phase">The step of the attack that it belongs to.</param>
/// <param name="Technique">MITRE ATT&amp;CK technique id.</param>
internal sealed record DemoLabel(
    [property: JsonPropertyName("eventID")] string EventId,
    [property: JsonPropertyName("phase")] string Phase,
    [property: JsonPropertyName("technique")] string Technique);
