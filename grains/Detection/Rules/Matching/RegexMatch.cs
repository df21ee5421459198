using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace OrleansSec.Detection.Rules.Matching;

/// <summary>A value in which a regular expression is found, in time that grows with the value's length alone.</summary>
internal sealed class RegexMatch : ValueMatch
{
    private const int OnStack = 512;
    private readonly Regex _regex;

    private RegexMatch(string text, Regex regex)
        : base(text) => _regex = regex;

    /// <summary>The match, or the reason why the expression cannot be one.</summary>
    public static (ValueMatch? Match, string? Reason) Create(string pattern, RegexOptions options)
    {
        try
        {
            // A user's expression is known only now, so that it cannot be generated at build time.
            var regex = new Regex(pattern, options | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return (new RegexMatch(pattern, regex), null);
        }
        catch (NotSupportedException)
        {
            return (null, $"the regular expression {pattern} uses a lookaround, backreference, atomic group or conditional, "
                + "or is too large, so that it could hang on an event; it is refused");
        }
        catch (ArgumentException e)
        {
            return (null, $"the regular expression cannot be read: {e.Message}");
        }
    }

    public override bool Matches(ReadOnlySpan<byte> value)
    {
        if (value.Length <= OnStack)
        {
            Span<char> chars = stackalloc char[OnStack];
            return _regex.IsMatch(chars[..Encoding.UTF8.GetChars(value, chars)]);
        }

        var rented = ArrayPool<char>.Shared.Rent(value.Length);
        try
        {
            return _regex.IsMatch(rented.AsSpan(0, Encoding.UTF8.GetChars(value, rented)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }
}
