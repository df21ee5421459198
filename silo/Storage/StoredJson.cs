using System.Text.Json.Serialization;
using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Silo.Storage;

/// <summary>The JSON of columns that hold lists.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<Reason>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class StoredJson : JsonSerializerContext;
