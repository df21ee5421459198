using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Silo.Storage.Sql;

/// <summary>
/// Refuses what was judged by a memory that is not the stored state any more. There is none where the states of grains
/// are in another database than the alerts.
/// </summary>
/// <param name="key">A grain's key as the database's table of states holds it.</param>
internal sealed class StateFence(Func<string, string> key)
{
    // Nothing is locked. A batch is acknowledged in a turn of the same writers, after the states that hold it are stored:
    // so a memory without it, of a worker that has skipped it as acknowledged, is refused in every later turn. A state
    // that is being stored beside this turn holds nothing that is acknowledged yet (docs/adr/0020).
    /// <summary>Throws, before anything is changed, if another version than <paramref name="upon"/> is stored.</summary>
    public void Check(SqlSession session, StateVersion upon)
    {
        var row = StateRow.Of(upon.Name, upon.Grain);
        var stored = session.Scalar(
            "SELECT version FROM grain_state WHERE type = @type AND key = @key AND payload IS NOT NULL",
            ("@type", row.Type),
            ("@key", key(row.Key))) is long version ? StateRow.Etag(version) : null;
        if (stored != upon.Etag)
        {
            throw new InvalidOperationException(
                $"Judged upon version {upon.Etag ?? "none"} of {row.Type}/{row.Key}, of which version {stored ?? "none"} is stored.");
        }
    }
}
