namespace OrleansSec.Contracts.Stores;

/// <summary>Input that could not be read: kept visible, counted, with the reason.</summary>
public interface IQuarantine
{
    /// <summary>The last rows, newest first, below <paramref name="before"/> (a row's number; null for the newest).</summary>
    Task<IReadOnlyList<QuarantineRow>> List(long? before, int limit, CancellationToken cancellation);
}

/// <summary>One piece of input that could not be read.</summary>
/// <param name="Number">Row number.</param>
/// <param name="Source">The object: a file path, an upload.</param>
/// <param name="Offset">Byte offset in the decompressed object.</param>
/// <param name="Reason">A stable code, such as <c>truncated-gzip</c>.</param>
/// <param name="Detail">A sentence. May quote input: attacker-controlled text.</param>
/// <param name="Count">How many records it stands for.</param>
/// <param name="At">When it was stored, UTC.</param>
public sealed record QuarantineRow(
    long Number,
    string Source,
    long Offset,
    string Reason,
    string Detail,
    long Count,
    DateTimeOffset At);
