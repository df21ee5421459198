using System.Text;

namespace OrleansSec.Silo.Storage.Sql.Index.Blocks;

/// <summary>The rows of one block, with the texts that occur in them numbered anew.</summary>
/// <param name="source">The columns that rows are taken from.</param>
/// <param name="most">How many rows there may be.</param>
internal sealed class BlockPart(BlockTerms[] source, int most)
{
    // What a row takes beside its texts, at most, mostly.
    private const int RowSize = 48;

    private readonly int[][] _numbers = Array.ConvertAll(source, s => new int[s.Count]);
    private readonly List<int>[] _texts = Array.ConvertAll(source, _ => new List<int>());
    private readonly int[][] _rows = Array.ConvertAll(source, _ => new int[Math.Min(most, StoredBlock.MostEvents)]);
    private int _count;
    private int _size;

    /// <summary>Adds a row, unless the block is full.</summary>
    public bool TryAdd(int row)
    {
        if (_count >= StoredBlock.MostEvents || _size >= StoredBlock.MostSize)
        {
            return false;
        }

        _size += RowSize;
        for (var column = 0; column < source.Length; column++)
        {
            var number = source[column].Row(row);
            ref var mine = ref _numbers[column][number];
            if (mine == 0 && number != 0)
            {
                _texts[column].Add(number);
                mine = _texts[column].Count;
                _size += source[column].Text(number).Length;
            }

            _rows[column][_count] = mine;
        }

        _count++;
        return true;
    }

    /// <summary>About how many bytes its columns take.</summary>
    public int Size => _size;

    /// <summary>How many texts a column has.</summary>
    public int Terms(TextColumn column) => _texts[(int)column].Count;

    /// <summary>The number of a row's text, the rows counted in the block.</summary>
    public int Term(TextColumn column, int row) => _rows[(int)column][row];

    /// <summary>Writes the columns.</summary>
    public void Write(BlockWriter writer)
    {
        for (var column = 0; column < source.Length; column++)
        {
            writer.Number((ulong)_texts[column].Count);
            foreach (var number in _texts[column])
            {
                writer.Text(source[column].Text(number));
            }

            foreach (var number in _rows[column].AsSpan(0, _count))
            {
                writer.Number((ulong)number);
            }
        }
    }

    /// <summary>The filter of the block's names.</summary>
    public byte[] Names()
    {
        var hashes = new HashSet<ulong>();
        foreach (var number in _texts[(int)TextColumn.Principal])
        {
            var principal = source[(int)TextColumn.Principal].Text(number);
            hashes.Add(BlockNames.Hash(TextColumn.Principal, principal));
            hashes.Add(BlockNames.Hash(BlockNames.Account(Encoding.UTF8.GetString(principal))));
        }

        foreach (var number in _texts[(int)TextColumn.Address])
        {
            hashes.Add(BlockNames.Hash(TextColumn.Address, source[(int)TextColumn.Address].Text(number)));
        }

        return BlockNames.Of(hashes);
    }
}
