using System.Buffers;
using System.Text;

namespace OrleansSec.Detection.Rules.Matching;

/// <summary>
/// A value that contains any of several ASCII literals, ignoring case: one search for all of them, where a list of
/// <see cref="ContainsMatch"/> would search once for each.
/// </summary>
internal sealed class ContainsAnyMatch : ValueMatch
{
    /// <summary>From so many literals on, one search is cheaper.</summary>
    public const int Least = 3;

    private const int Room = 512;

    private readonly SearchValues<string> _literals;
    private readonly int _overlap;

    public ContainsAnyMatch(IReadOnlyList<string> literals)
        : base(string.Join(" or ", literals))
    {
        _literals = SearchValues.Create([.. literals], StringComparison.OrdinalIgnoreCase);
        _overlap = literals.Max(literal => literal.Length) - 1;
    }

    /// <summary>The matches, with those that one search can answer together.</summary>
    public static ValueMatch[] Together(IReadOnlyList<ValueMatch> matches)
    {
        string[] literals = [.. matches.OfType<ContainsMatch>().Select(match => match.Folded).OfType<string>()];
        return literals.Length < Least || literals.Any(literal => literal.Length > Room / 2)
            ? [.. matches]
            : [new ContainsAnyMatch(literals), .. matches.Where(match => match is not ContainsMatch { Folded: not null })];
    }

    public override bool Matches(ReadOnlySpan<byte> value)
    {
        // Bytes of other characters become letters that fold to no ASCII letter, so that only the literals are found.
        Span<char> room = stackalloc char[Room];
        while (true)
        {
            var text = room[..Encoding.Latin1.GetChars(value[..Math.Min(value.Length, Room)], room)];
            if (text.ContainsAny(_literals))
            {
                return true;
            }

            if (value.Length <= Room)
            {
                return false;
            }

            value = value[(Room - _overlap)..];
        }
    }
}
