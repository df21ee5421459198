using OrleansSec.Silo.Storage.Sql;

namespace OrleansSec.Silo.Storage.Sqlite.Index;

/// <summary>
/// Numbers for texts, within one transaction of the index. Remembers them from transaction to transaction; a failed
/// one must be followed by <see cref="Forget"/>.
/// </summary>
internal sealed class IndexTerms
{
    private const int MostKnown = 200_000;

    private readonly Dictionary<string, (long Id, long Last)> _known = new(StringComparer.Ordinal);

    /// <summary>The number of a text that was seen on a day.</summary>
    public long Number(SqlSession session, string text, long day)
    {
        if (_known.TryGetValue(text, out var known) && known.Last >= day)
        {
            return known.Id;
        }

        var id = (long)session.Scalar(
            "INSERT INTO terms (text, last) VALUES (@text, @day) ON CONFLICT (text) DO UPDATE SET last = max(last, @day) RETURNING id",
            ("@text", text),
            ("@day", day))!;
        if (_known.Count >= MostKnown)
        {
            _known.Clear();
        }

        _known[text] = (id, day);
        return id;
    }

    /// <summary>Forgets all: some may not have been stored, or be stored no longer.</summary>
    public void Forget() => _known.Clear();
}
