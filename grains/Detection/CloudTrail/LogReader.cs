using OrleansSec.Detection.Fields;

namespace OrleansSec.Detection.CloudTrail;

/// <summary>
/// Finds the CloudTrail records in a log object: a delivered file, a list, JSON lines, pretty-printed or concatenated
/// JSON, EventBridge events; gzip or plain. One forward pass in bounded memory. Bad input is reported, and reading
/// goes on wherever a record can be found again. Used by one thread at a time.
/// </summary>
public sealed class LogReader(FieldLayout layout)
{
    /// <summary>
    /// The longest record that is read. CloudTrail delivers at most 1 MB in its largest setting; printing it with
    /// line breaks and indents can more than double that.
    /// </summary>
    public const int MaxRecordBytes = 4 << 20;

    private readonly EventFields _fields = new(layout);
    private readonly DocumentKinds _kinds = new(layout);
    private readonly ByteWindow _window = new(MaxRecordBytes);

    /// <summary>
    /// Reads an object to its end. Throws only what the stream throws, and <see cref="OperationCanceledException"/>.
    /// </summary>
    public void Read(Stream stream, ILogSink sink, CancellationToken cancellation)
    {
        using var bytes = new LogBytes(stream);
        _window.Open(bytes);
        var tally = new QuarantineTally(sink);
        var pass = new LogPass(_window, _fields, _kinds, sink, tally, cancellation);
        var isCutOff = pass.Run();
        if (bytes.Trouble is { } trouble)
        {
            tally.Add(_window.Offset, trouble.Reason, trouble.Detail);
        }
        else if (isCutOff)
        {
            tally.Add(_window.Offset, BadInput.TruncatedJson, "The input ends inside a record or a list.");
        }

        tally.Finish();
    }
}
