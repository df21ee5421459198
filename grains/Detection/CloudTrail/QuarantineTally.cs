namespace OrleansSec.Detection.CloudTrail;

/// <summary>
/// Passes on the first pieces of bad input of each reason one by one, and the others as one count, so that a hostile
/// object costs the quarantine a bounded number of rows.
/// </summary>
internal sealed class QuarantineTally(ILogSink sink)
{
    /// <summary>How many pieces of one reason are reported singly.</summary>
    internal const int Singly = 100;

    private readonly Dictionary<string, (long Count, long Offset)> _reasons = new(StringComparer.Ordinal);

    /// <summary>Reports a piece of bad input.</summary>
    public void Add(long offset, string reason, string detail)
    {
        var (count, first) = _reasons.GetValueOrDefault(reason);
        if (count < Singly)
        {
            sink.Quarantine(offset, reason, detail.Length <= 300 ? detail : detail[..300], 1);
        }

        _reasons[reason] = (count + 1, count == Singly ? offset : first);
    }

    /// <summary>Reports what was only counted.</summary>
    public void Finish()
    {
        foreach (var (reason, (count, offset)) in _reasons)
        {
            if (count > Singly)
            {
                sink.Quarantine(offset, reason, $"As before; {count - Singly} more in this object.", count - Singly);
            }
        }
    }
}
