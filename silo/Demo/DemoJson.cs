using System.Text.Json.Serialization;

namespace OrleansSec.Silo.Demo;

/// <summary>JSON of the demonstration's own files.</summary>
[JsonSerializable(typeof(DemoLabel))]
internal sealed partial class DemoJson : JsonSerializerContext;
