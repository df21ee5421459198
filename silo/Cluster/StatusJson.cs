using System.Text.Json.Serialization;
using OrleansSec.Contracts.Stores;

namespace OrleansSec.Silo.Cluster;

/// <summary>What silos tell of themselves, as JSON.</summary>
[JsonSerializable(typeof(SystemView))]
[JsonSerializable(typeof(RulesView))]
[JsonSerializable(typeof(IntelView))]
internal sealed partial class StatusJson : JsonSerializerContext;
