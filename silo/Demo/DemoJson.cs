using System.Text.Json.Serialization;
using OrleansSec.Silo.Demo.Organisation;

namespace OrleansSec.Silo.Demo;

/// <summary>JSON of the demonstration's own files.</summary>
[JsonSerializable(typeof(DemoLabel))]
[JsonSerializable(typeof(Drift))]
internal sealed partial class DemoJson : JsonSerializerContext;
