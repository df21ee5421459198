using System.Text.Json.Serialization;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Verdicts;

namespace OrleansSec.Silo.Storage;

/// <summary>The JSON of columns that hold lists.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<Reason>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(VerdictShape))]
[JsonSerializable(typeof(AlertVerdict))]
internal sealed partial class StoredJson : JsonSerializerContext;
