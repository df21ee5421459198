using System.Text.Json.Serialization;

namespace OrleansSec.Silo.Sources.Digests;

/// <summary>What is asked of CloudTrail about its keys.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ListPublicKeys))]
internal sealed partial class DigestJson : JsonSerializerContext;

/// <summary>A request for the keys that signed within a time.</summary>
internal sealed record ListPublicKeys(long StartTime, long EndTime, string? NextToken);
