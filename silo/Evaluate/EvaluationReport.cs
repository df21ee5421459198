using System.Text.Json.Serialization;

namespace OrleansSec.Silo.Evaluate;

/// <summary>The scores of all sets.</summary>
internal sealed record EvaluationReport(Provenance Provenance, IReadOnlyList<SetScore> Sets)
{
    /// <summary>Whether every demand is met.</summary>
    public bool MeetsBars => Sets.All(s => s.Bars.All(b => b.IsMet));
}

/// <summary>The JSON of a report.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(EvaluationReport))]
internal sealed partial class EvaluationJson : JsonSerializerContext;
