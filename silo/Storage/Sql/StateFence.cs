using System.Globalization;
using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Silo.Storage.Sql;

/// <summary>
/// Refuses what was judged by a memory that is not the stored state any more. There is none where the states of grains
/// are in another database than the alerts.
/// </summary>
/// <param name="key">A grain's key as the database's table of states holds it.</param>
internal sealed class StateFence(Func<string, string> key)
{
    private const int MaxRows = 256;

    // Nothing is locked. A batch is acknowledged in a turn of the same writers, after the states that hold it are stored:
    // so a memory without it, of a worker that has skipped it as acknowledged, is refused in every later turn. A state
    // that is being stored beside this turn holds nothing that is acknowledged yet (docs/adr/0020).
    /// <summary>Of each state why it is refused, since another version is stored; null where it is not.</summary>
    public Exception?[] Refusals(SqlSession session, IReadOnlyList<StateVersion?> upon)
    {
        var refusals = new Exception?[upon.Count];
        foreach (var part in Enumerable.Range(0, upon.Count).Where(i => upon[i] is not null).Chunk(MaxRows))
        {
            var stored = Stored(session, [.. part.Select(i => Row(upon[i]!)).Distinct()]);
            foreach (var i in part)
            {
                var etag = stored.TryGetValue(Row(upon[i]!), out var version) ? StateRow.Etag(version) : null;
                refusals[i] = etag == upon[i]!.Etag ? null : new InvalidOperationException(
                    $"Judged upon version {upon[i]!.Etag ?? "none"} of {upon[i]!.Grain}, of which version {etag ?? "none"} is stored.");
            }
        }

        return refusals;
    }

    private static Dictionary<StateRow, long> Stored(SqlSession session, StateRow[] rows)
    {
        var parameters = new List<(string, object?)>();
        string Parameter(string text)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"@p{parameters.Count}");
            parameters.Add((name, text));
            return name;
        }

        var values = string.Join(", ", rows.Select(r => $"({Parameter(r.Type)}, {Parameter(r.Key)})"));
        return session.Query(
            $"SELECT type, key, version FROM grain_state WHERE (type, key) IN (VALUES {values}) AND payload IS NOT NULL",
            r => (Row: new StateRow(r.GetString(0), r.GetString(1)), Version: r.GetInt64(2)),
            [.. parameters]).ToDictionary(r => r.Row, r => r.Version);
    }

    private StateRow Row(StateVersion version)
    {
        var row = StateRow.Of(version.Name, version.Grain);
        return row with { Key = key(row.Key) };
    }
}
