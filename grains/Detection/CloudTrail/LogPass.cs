using System.Text.Json;
using System.Text.Unicode;
using OrleansSec.Detection.Fields;

namespace OrleansSec.Detection.CloudTrail;

/// <summary>One reading of a log object: where in its JSON the window stands, and what is done there.</summary>
internal sealed class LogPass(
    ByteWindow window, EventFields fields, DocumentKinds kinds, ILogSink sink, QuarantineTally tally, CancellationToken cancellation)
{
    private readonly LogScan _scan = new(window, cancellation);
    private bool _inWrapper;
    private bool _inList;
    private bool _hasList;
    private bool _isLost;
    private bool _wasLost;
    private long _wrapperAt;

    private LogPlace Place => _inList ? LogPlace.List : _inWrapper ? LogPlace.Wrapper : LogPlace.Top;

    /// <summary>Answers whether the object ends where it should not.</summary>
    public bool Run()
    {
        while (_scan.SkipSpace())
        {
            cancellation.ThrowIfCancellationRequested();
            var isFine = Place switch
            {
                LogPlace.List => Element(),
                LogPlace.Wrapper => Member(),
                _ => Document(),
            };
            if (!isFine)
            {
                return true;
            }
        }

        return (_inList || _inWrapper) && !_isLost;
    }

    private bool Document()
    {
        switch (window.Span[0])
        {
            case (byte)'{' when _scan.BeginsWithRecords(out var listAt):
                (_wrapperAt, _inWrapper, _inList, _hasList, _isLost) = (window.Offset, true, true, true, false);
                window.Advance(listAt + 1);
                return true;
            case (byte)'{':
                return Object();
            case (byte)'[':
                (_inList, _isLost) = (true, false);
                window.Advance(1);
                return true;
            case (byte)',':
            case (byte)']' or (byte)'}' when _wasLost:
                window.Advance(1);
                return true;
            case 0xEF when window.Fill(3) && window.Span.StartsWith("\uFEFF"u8):
                window.Advance(3);
                return true;
            default:
                return Stray("A JSON object or list was expected.");
        }
    }

    private bool Element()
    {
        switch (window.Span[0])
        {
            case (byte)',':
                window.Advance(1);
                return true;
            case (byte)']':
                _inList = false;
                window.Advance(1);
                return true;
            case (byte)'{' when _isLost && _scan.BeginsWithRecords(out _):
                (_inList, _inWrapper) = (false, false);
                return true;
            case (byte)'{':
                return Object();
            case (byte)'}' or (byte)':':
                return Stray("A record was expected.");
            default:
                Report(BadInput.NotCloudTrail, "An element of a list is not a JSON object.");
                return _scan.SkipValue();
        }
    }

    private bool Member()
    {
        switch (window.Span[0])
        {
            case (byte)',':
                window.Advance(1);
                return true;
            case (byte)'}':
                window.Advance(1);
                (_inWrapper, _isLost) = (false, false);
                if (!_hasList)
                {
                    tally.Add(_wrapperAt, BadInput.NotCloudTrail, "A JSON object that is not a CloudTrail record.");
                }

                return true;
            case (byte)'"':
                return Value();
            default:
                return Stray("A field was expected.");
        }
    }

    private bool Value()
    {
        window.Fill(16);
        var isRecords = window.Span.StartsWith("\"Records\""u8);
        if (!_scan.SkipValue() || !_scan.SkipSpace())
        {
            return false;
        }

        if (window.Span[0] != (byte)':')
        {
            return Stray("A colon was expected.");
        }

        window.Advance(1);
        if (!_scan.SkipSpace())
        {
            return false;
        }

        if (isRecords && window.Span[0] == (byte)'[')
        {
            (_inList, _hasList) = (true, true);
            window.Advance(1);
            return true;
        }

        return window.Span[0] is (byte)',' or (byte)'}' or (byte)']' or (byte)':'
            ? Stray("A value was expected.")
            : _scan.SkipValue();
    }

    private bool Object()
    {
        while (true)
        {
            var reading = FieldReader.TryRead(window.Memory, fields, out var position, out var trouble);
            switch (reading)
            {
                case FieldReading.Complete:
                    Deliver();
                    return true;
                case FieldReading.Broken:
                    return Broken(position, trouble!);
                case FieldReading.TooDeep:
                    Report(BadInput.TooDeep, $"A record is nested deeper than {FieldReader.MaxDepth} levels.");
                    return _scan.SkipNested(byLine: Place == LogPlace.Top);
                case FieldReading.Incomplete when window.HasEnded:
                    return CutOff();
                case FieldReading.Incomplete when window.Span.Length >= window.Bound:
                    return TooLong();
                default:
                    // Twice as much each time, so that reading it again and again stays linear.
                    window.Fill(Math.Clamp(window.Span.Length * 2, 64 << 10, window.Bound));
                    break;
            }
        }
    }

    private void Deliver()
    {
        var length = fields.Raw.Length;
        var kind = kinds.Of(fields);
        if (kind == DocumentKind.Wrapper && Place == LogPlace.Top)
        {
            (_wrapperAt, _inWrapper, _hasList, _isLost) = (window.Offset, true, false, false);
            window.Advance(1);
            return;
        }

        _isLost = false;
        if (kind == DocumentKind.EventBridge)
        {
            Unwrap();
        }
        else
        {
            Deliver(kind, window.Offset);
        }

        window.Advance(length);
    }

    private void Unwrap()
    {
        var (start, length) = kinds.Detail(fields)!.Value.GetOffsetAndLength(fields.Raw.Length);
        FieldReader.TryRead(window.Memory.Slice(start, length), fields, out _, out _);
        Deliver(kinds.Of(fields), window.Offset + start);
    }

    private void Deliver(DocumentKind kind, long offset)
    {
        switch (kind)
        {
            case var _ when !Utf8.IsValid(fields.Raw):
                tally.Add(offset, BadInput.InvalidUtf8, "A record holds bytes that are not UTF-8.");
                break;
            case DocumentKind.Record:
                sink.Record(fields, offset, fields.Raw.Length);
                break;
            case DocumentKind.Digest:
                sink.Skip("digest");
                break;
            case DocumentKind.Insight:
                sink.Skip("insight");
                break;
            default:
                tally.Add(offset, BadInput.NotCloudTrail, "A JSON object that is not a CloudTrail record.");
                break;
        }
    }

    // In a list the trouble is passed by; among lines each line is taken for itself, since a torn one may have
    // swallowed the start of the next.
    private bool Broken(int position, JsonException trouble)
    {
        Report(BadInput.InvalidJson, trouble.Message);
        window.Advance(Place == LogPlace.Top ? 1 : Math.Max(position, 1));
        _scan.FindRecord(byLine: Place == LogPlace.Top);
        return true;
    }

    private bool CutOff()
    {
        var at = Place == LogPlace.Top ? NextLine() : -1;
        if (at < 0)
        {
            return false;
        }

        Report(BadInput.InvalidJson, "A line ends inside a record.");
        window.Advance(at);
        return true;
    }

    private int NextLine()
    {
        var text = window.Span;
        var (brace, bracket) = (text.IndexOf("\n{"u8), text.IndexOf("\n["u8));
        return Math.Min((uint)brace, (uint)bracket) is var at and not uint.MaxValue ? (int)at : -1;
    }

    private bool TooLong()
    {
        var kind = Place == LogPlace.Top ? DocumentKinds.OfBeginning(window.Span) : DocumentKind.Other;
        if (kind == DocumentKind.Wrapper)
        {
            (_wrapperAt, _inWrapper, _hasList, _isLost) = (window.Offset, true, false, false);
            window.Advance(1);
            return true;
        }

        if (kind == DocumentKind.Digest)
        {
            sink.Skip("digest");
        }
        else
        {
            Report(BadInput.TooLong, $"A record is longer than {LogReader.MaxRecordBytes >> 20} MiB.");
        }

        return _scan.SkipNested(byLine: Place == LogPlace.Top);
    }

    private bool Stray(string detail)
    {
        if (!_isLost)
        {
            Report(BadInput.InvalidJson, detail);
        }

        if (Place == LogPlace.Wrapper)
        {
            _inWrapper = false;
        }

        _scan.FindRecord(byLine: Place == LogPlace.Top);
        return true;
    }

    private void Report(string reason, string detail)
    {
        (_isLost, _wasLost) = (true, true);
        tally.Add(window.Offset, reason, detail);
    }
}
