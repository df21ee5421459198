using System.Runtime.InteropServices;

namespace OrleansSec.Silo.Storage.Sql.Index.Blocks;

/// <summary>A column of texts: the different ones, and each row's number among them. Number 0 is no text.</summary>
internal sealed class BlockTerms
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<byte[]> _texts = [[]];
    private readonly List<int> _rows = [];
    private string? _last;
    private int _lastNumber;

    /// <summary>How many numbers there are.</summary>
    public int Count => _texts.Count;

    /// <summary>Adds a row's text.</summary>
    public void Add(string? text)
    {
        // Texts that come again are one object, mostly.
        if (!ReferenceEquals(text, _last))
        {
            (_last, _lastNumber) = (text, text is null ? 0 : Number(text));
        }

        _rows.Add(_lastNumber);
    }

    /// <summary>Adds all rows of a block's column.</summary>
    public void Add(EventBlock block, TextColumn column)
    {
        var numbers = new int[block.Terms(column)];
        for (var term = 1; term < numbers.Length; term++)
        {
            numbers[term] = Number(block.Text(column, term)!);
        }

        foreach (var term in block.Rows(column))
        {
            _rows.Add(numbers[term]);
        }
    }

    /// <summary>The number of a row's text.</summary>
    public int Row(int row) => _rows[row];

    /// <summary>A text in UTF-8.</summary>
    public byte[] Text(int number) => _texts[number];

    private int Number(string text)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, text, out var isKnown);
        if (!isKnown)
        {
            number = _texts.Count;
            _texts.Add(BlockText.Bytes(text));
        }

        return number;
    }
}
