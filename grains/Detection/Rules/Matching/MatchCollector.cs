using System.Text;
using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Rules.Matching;

/// <summary>Gathers the fields that made a rule match, bounded in number and length: they come from an attacker.</summary>
internal sealed class MatchCollector
{
    /// <summary>The most fields that a hit lists.</summary>
    public const int MaxMatches = 8;

    /// <summary>The most characters that are kept of a value.</summary>
    public const int MaxLength = 256;

    private readonly List<FieldMatch> _matches = [];

    /// <summary>The matches in the rule's order.</summary>
    public IReadOnlyList<FieldMatch> Matches => _matches;

    /// <summary>Adds a field with its value in UTF-8.</summary>
    public void Add(string field, ReadOnlySpan<byte> value)
    {
        if (_matches.Count < MaxMatches)
        {
            Add(field, Shorten(value));
        }
    }

    /// <summary>Adds a field with a word that stands for its value.</summary>
    public void Add(string field, string value)
    {
        var match = new FieldMatch(field, value);
        if (_matches.Count < MaxMatches && !_matches.Contains(match))
        {
            _matches.Add(match);
        }
    }

    /// <summary>The value as a string of at most <see cref="MaxLength"/> characters.</summary>
    public static string Shorten(ReadOnlySpan<byte> value)
    {
        // A character has at most four bytes, so that more bytes than these need not be decoded.
        var text = Encoding.UTF8.GetString(value[..Math.Min(value.Length, MaxLength * 4)]);
        if (text.Length <= MaxLength)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[MaxLength - 2]) ? MaxLength - 2 : MaxLength - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
