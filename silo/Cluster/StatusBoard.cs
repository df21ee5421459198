using System.Text.Json;
using OrleansSec.Silo.Storage.Sql;

namespace OrleansSec.Silo.Cluster;

/// <summary>Where silos tell of themselves, for all to read. What is older than ten seconds is not read.</summary>
internal sealed class StatusBoard(ISqlDatabase database)
{
    private const string Now = "(extract(epoch FROM now()) * 1000)::BIGINT";

    /// <summary>Tells; by the database's clock, which all share.</summary>
    public Task<int> Tell(SiloStatus status, CancellationToken cancellation) => database.Read(
        session => session.Execute(
            $"""
            INSERT INTO silo_status (silo, at, system, rules, intel) VALUES (@silo, {Now}, @system, @rules, @intel)
            ON CONFLICT (silo) DO UPDATE SET at = excluded.at, system = excluded.system, rules = excluded.rules, intel = excluded.intel
            """,
            ("@silo", status.Silo),
            ("@system", JsonSerializer.Serialize(status.System, StatusJson.Default.SystemView)),
            ("@rules", JsonSerializer.Serialize(status.Rules, StatusJson.Default.RulesView)),
            ("@intel", JsonSerializer.Serialize(status.Intel, StatusJson.Default.IntelView))),
        cancellation);

    /// <summary>Takes back what was told, when the silo ends.</summary>
    public Task<int> Leave(string silo, CancellationToken cancellation) =>
        database.Read(session => session.Execute("DELETE FROM silo_status WHERE silo = @silo", ("@silo", silo)), cancellation);

    /// <summary>What the silos that are alive have told.</summary>
    public Task<List<SiloStatus>> Read(CancellationToken cancellation) => database.Read(
        session => session.Query(
            $"SELECT silo, system, rules, intel FROM silo_status WHERE at > {Now} - 10000 ORDER BY silo",
            r => new SiloStatus(
                r.GetString(0),
                JsonSerializer.Deserialize(r.GetString(1), StatusJson.Default.SystemView)!,
                JsonSerializer.Deserialize(r.GetString(2), StatusJson.Default.RulesView)!,
                JsonSerializer.Deserialize(r.GetString(3), StatusJson.Default.IntelView)!)),
        cancellation);
}
