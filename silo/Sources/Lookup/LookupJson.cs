using System.Text.Json.Serialization;

namespace OrleansSec.Silo.Sources.Lookup;

/// <summary>What is asked of CloudTrail, and what is kept of it.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LookupCursor))]
[JsonSerializable(typeof(LookupRequest))]
internal sealed partial class LookupJson : JsonSerializerContext;

/// <summary>A request for a page of events.</summary>
internal sealed record LookupRequest(long StartTime, long EndTime, int MaxResults, string? NextToken);
