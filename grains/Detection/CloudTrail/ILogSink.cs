using OrleansSec.Detection.Fields;

namespace OrleansSec.Detection.CloudTrail;

/// <summary>Takes what the <see cref="LogReader"/> finds, in the order in which it stands.</summary>
public interface ILogSink
{
    /// <summary>A CloudTrail record.</summary>
    /// <param name="fields">Its fields; valid during the call only.</param>
    /// <param name="offset">Byte offset of the record in the decompressed object.</param>
    /// <param name="length">Its length in bytes.</param>
    void Record(EventFields fields, long offset, int length);

    /// <summary>Input that could not be read.</summary>
    /// <param name="offset">Byte offset in the decompressed object where the trouble begins.</param>
    /// <param name="reason">One of <see cref="BadInput"/>.</param>
    /// <param name="detail">A sentence. May quote input.</param>
    /// <param name="count">How many pieces of input it stands for.</param>
    void Quarantine(long offset, string reason, string detail, long count);

    /// <summary>A document that is recognised and holds no event: <c>digest</c> or <c>insight</c>.</summary>
    void Skip(string kind);
}
