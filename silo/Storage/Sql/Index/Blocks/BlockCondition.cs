namespace OrleansSec.Silo.Storage.Sql.Index.Blocks;

/// <summary>A condition on a column of a block, decided once for each text.</summary>
internal sealed class BlockCondition
{
    private readonly EventBlock _block;
    private readonly TextColumn _column;
    private readonly bool[] _isMeant;

    private BlockCondition(EventBlock block, TextColumn column, bool[] isMeant) => (_block, _column, _isMeant) = (block, column, isMeant);

    /// <summary>The condition; null where none of the block's events can fulfil it.</summary>
    public static BlockCondition? Of(EventBlock block, TextColumn column, Func<EventBlock, int, bool> isMeant)
    {
        var (terms, isAny) = (new bool[block.Terms(column)], false);
        for (var term = 0; term < terms.Length; term++)
        {
            terms[term] = isMeant(block, term);
            isAny |= terms[term];
        }

        return isAny ? new BlockCondition(block, column, terms) : null;
    }

    /// <summary>Whether it holds of an event.</summary>
    public bool Holds(int row) => _isMeant[_block.Rows(_column)[row]];
}
