using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace OrleansSec.Silo.Storage.Postgres.Index;

/// <summary>
/// Numbers for texts, many at once. Remembers them from transaction to transaction; a failed one must be followed by
/// <see cref="Forget"/>.
/// </summary>
internal sealed class PostgresTerms
{
    private const int MostKnown = 200_000;

    private readonly Dictionary<string, (long Id, long Last)> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _wanted = new(StringComparer.Ordinal);

    /// <summary>A text is needed, seen on a day.</summary>
    public void Want(string text, long day)
    {
        if (!(_known.TryGetValue(text, out var known) && known.Last >= day) && !(_wanted.TryGetValue(text, out var last) && last >= day))
        {
            _wanted[text] = day;
        }
    }

    /// <summary>Stores the wanted texts; their numbers are known from then on.</summary>
    public void Store(PostgresSession session)
    {
        if (_wanted.Count == 0)
        {
            return;
        }

        if (_known.Count + _wanted.Count > MostKnown)
        {
            _known.Clear();
        }

        // Texts that differ only in what the database cannot hold are one text to it.
        var texts = _wanted.GroupBy(w => PostgresText.Clean(w.Key), StringComparer.Ordinal).ToArray();
        using var command = new NpgsqlCommand(
            """
            INSERT INTO terms (hash, text, last) SELECT * FROM unnest(@hashes, @texts, @days)
            ON CONFLICT (hash) DO UPDATE SET last = greatest(terms.last, excluded.last) RETURNING text, id
            """,
            session.Connection);
        command.Parameters.Add(new NpgsqlParameter("hashes", Array.ConvertAll(texts, t => SHA256.HashData(Encoding.UTF8.GetBytes(t.Key)))));
        command.Parameters.Add(new NpgsqlParameter("texts", Array.ConvertAll(texts, t => t.Key)));
        command.Parameters.Add(new NpgsqlParameter("days", Array.ConvertAll(texts, t => t.Max(w => w.Value))));
        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            ids.Add(reader.GetString(0), reader.GetInt64(1));
        }

        foreach (var text in texts)
        {
            foreach (var (wanted, day) in text)
            {
                _known[wanted] = (ids[text.Key], day);
            }
        }

        _wanted.Clear();
    }

    /// <summary>The number of a text that was wanted and stored.</summary>
    public long Number(string text) => _known[text].Id;

    /// <summary>Forgets all: some may not have been stored.</summary>
    public void Forget()
    {
        _known.Clear();
        _wanted.Clear();
    }
}
