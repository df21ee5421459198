namespace OrleansSec.Silo.Storage.Sql.Index.Blocks;

/// <summary>A block as a row of the database.</summary>
/// <param name="First">The time of its first event, Unix milliseconds.</param>
/// <param name="Last">The time of its last event, Unix milliseconds.</param>
/// <param name="Events">How many events it holds.</param>
/// <param name="Size">The bytes of its columns before they were packed.</param>
/// <param name="Names">What tells that a name is not in it: <see cref="BlockNames"/>.</param>
/// <param name="Data">The events: <see cref="BlockFormat"/>.</param>
internal sealed record StoredBlock(long First, long Last, int Events, long Size, byte[] Names, byte[] Data)
{
    /// <summary>The most events of a block.</summary>
    public const int MostEvents = 16_384;

    /// <summary>The most bytes of a block's columns, but for one event that has more.</summary>
    public const long MostSize = 8 << 20;
}
