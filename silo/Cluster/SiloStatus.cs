using OrleansSec.Contracts.Stores;

namespace OrleansSec.Silo.Cluster;

/// <summary>What a silo has told of itself.</summary>
/// <param name="Silo">Its name.</param>
/// <param name="System">How its ingest does.</param>
/// <param name="Rules">The rules it judges by.</param>
/// <param name="Intel">The lists it uses.</param>
internal sealed record SiloStatus(string Silo, SystemView System, RulesView Rules, IntelView Intel);
