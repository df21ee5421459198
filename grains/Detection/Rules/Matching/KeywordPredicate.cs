using System.Buffers;
using System.Text.Json;
using OrleansSec.Detection.Fields;

namespace OrleansSec.Detection.Rules.Matching;

/// <summary>Holds if any string value anywhere in the record passes any of the matches. Names of fields do not count.</summary>
internal sealed class KeywordPredicate(ValueMatch[] matches) : Predicate
{
    /// <summary>What a hit calls the place of a keyword.</summary>
    public const string Anywhere = "(keyword)";

    private const int OnStack = 1024;
    private static readonly JsonReaderOptions _options = new() { MaxDepth = FieldReader.MaxDepth };

    public override bool Matches(EventFields fields) => Search(fields.Raw, null);

    public override void Collect(EventFields fields, MatchCollector into) => Search(fields.Raw, into);

    private bool Search(ReadOnlySpan<byte> record, MatchCollector? into)
    {
        var reader = new Utf8JsonReader(record, _options);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String && Passes(ref reader, into))
            {
                return true;
            }
        }

        return false;
    }

    private bool Passes(ref Utf8JsonReader reader, MatchCollector? into)
    {
        if (!reader.ValueIsEscaped)
        {
            return Passes(reader.ValueSpan, into);
        }

        if (reader.ValueSpan.Length <= OnStack)
        {
            Span<byte> text = stackalloc byte[OnStack];
            return Passes(text[..reader.CopyString(text)], into);
        }

        var rented = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            return Passes(rented.AsSpan(0, reader.CopyString(rented)), into);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private bool Passes(ReadOnlySpan<byte> text, MatchCollector? into)
    {
        foreach (var match in matches)
        {
            if (match.Matches(text))
            {
                into?.Add(Anywhere, text);
                return true;
            }
        }

        return false;
    }
}
