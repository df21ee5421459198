using System.Buffers.Text;

namespace OrleansSec.Detection.Rules.Matching;

/// <summary>A value that reads as a number and compares as asked.</summary>
internal sealed class NumberMatch(string text, Comparison comparison, double bound) : ValueMatch(text)
{
    public override bool Matches(ReadOnlySpan<byte> value) =>
        Utf8Parser.TryParse(value, out double number, out var used) && used == value.Length && Compare(number);

    /// <summary>Whether a number passes.</summary>
    public bool Compare(double number) => comparison switch
    {
        Comparison.Less => number < bound,
        Comparison.LessOrEqual => number <= bound,
        Comparison.Greater => number > bound,
        Comparison.GreaterOrEqual => number >= bound,
        _ => number.Equals(bound),
    };
}
