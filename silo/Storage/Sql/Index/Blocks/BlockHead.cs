namespace OrleansSec.Silo.Storage.Sql.Index.Blocks;

/// <summary>What a search knows of a stored block without its events.</summary>
/// <param name="Day">Its day, in days since 1970, UTC.</param>
/// <param name="Number">Its number in the day.</param>
/// <param name="First">The time of its first event, Unix milliseconds.</param>
/// <param name="Last">The time of its last event, Unix milliseconds.</param>
/// <param name="Names">What tells that a name is not in it: <see cref="BlockNames"/>.</param>
internal sealed record BlockHead(long Day, long Number, long First, long Last, byte[] Names);
