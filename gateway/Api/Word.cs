using System.Diagnostics.CodeAnalysis;

namespace OrleansSec.Gateway.Api;

/// <summary>A member of an enum as a word of a query, whatever its case.</summary>
/// <param name="Value">The member.</param>
internal readonly record struct Word<TEnum>(TEnum Value) : IParsable<Word<TEnum>>
    where TEnum : struct, Enum
{
    /// <inheritdoc/>
    public static Word<TEnum> Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var word) ? word : throw new FormatException($"'{s}' is not one of {string.Join(", ", Enum.GetNames<TEnum>())}.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Word<TEnum> result)
    {
        // An enum's number parses too, but is no word.
        var isWord = Enum.TryParse<TEnum>(s, ignoreCase: true, out var value) && s!.All(char.IsAsciiLetter);
        result = new Word<TEnum>(value);
        return isWord;
    }
}
