using System.Buffers;

namespace OrleansSec.Detection.CloudTrail;

/// <summary>
/// Moves a window past JSON that is not read as a record, in bounded memory: white space, values of no interest, and
/// the remains of broken records up to the next place where one can begin.
/// </summary>
internal sealed class LogScan(ByteWindow window, CancellationToken cancellation)
{
    // The top-level fields with which records begin in practice: in AWS's order, or sorted. Fields that are likely
    // inside requestParameters are left out: what stands in there is the caller's text.
    private static readonly string[] _firstFields =
    [
        "eventVersion", "userIdentity", "eventTime", "eventSource", "eventName", "awsRegion", "sourceIPAddress", "userAgent",
        "eventID", "eventType", "eventCategory", "additionalEventData", "requestID", "Records",
    ];

    private static readonly byte[][] _quotedFirstFields = [.. _firstFields.Select(f => System.Text.Encoding.ASCII.GetBytes($"\"{f}\""))];
    private static readonly SearchValues<byte> _space = SearchValues.Create(" \t\r\n"u8);
    private static readonly SearchValues<byte> _structure = SearchValues.Create("{}[]\"\n"u8);
    private static readonly SearchValues<byte> _inText = SearchValues.Create("\"\\\n"u8);
    private static readonly SearchValues<byte> _starts = SearchValues.Create("{\n"u8);
    private static readonly SearchValues<byte> _afterScalar = SearchValues.Create(",]}{[\" \t\r\n"u8);

    private const int Peek = 64;

    /// <summary>Moves to the next byte that is not white space; false at the end.</summary>
    public bool SkipSpace()
    {
        do
        {
            var at = window.Span.IndexOfAnyExcept(_space);
            window.Advance(at < 0 ? window.Span.Length : at);
            if (at >= 0)
            {
                return true;
            }
        }
        while (More());

        return false;
    }

    /// <summary>Whether the first object in view begins with a field <c>Records</c> that is a list; where that begins.</summary>
    public bool BeginsWithRecords(out int listAt)
    {
        window.Fill(Peek);
        var text = window.Span;
        var at = 1 + Spaces(text[1..]);
        listAt = 0;
        if (!text[at..].StartsWith("\"Records\""u8))
        {
            return false;
        }

        at += 9 + Spaces(text[(at + 9)..]);
        if (at >= text.Length || text[at] != (byte)':')
        {
            return false;
        }

        listAt = at + 1 + Spaces(text[(at + 1)..]);
        return listAt < text.Length && text[listAt] == (byte)'[';
    }

    /// <summary>Moves past a value. False if the object ends first, or where no value is.</summary>
    public bool SkipValue()
    {
        switch (window.Span[0])
        {
            case (byte)'{' or (byte)'[':
                return SkipNested(byLine: false);
            case (byte)'"':
                window.Advance(1);
                return SkipText(byLine: false);
            default:
                return SkipScalar();
        }
    }

    /// <summary>
    /// Moves past the object or list that the window stands on, however long or deep. By line, it also ends before a
    /// line that begins an object, and at the end of a line within a string, which JSON forbids.
    /// </summary>
    public bool SkipNested(bool byLine)
    {
        for (var depth = 0L; ;)
        {
            var at = window.Span.IndexOfAny(_structure);
            if (at < 0)
            {
                window.Advance(window.Span.Length);
                if (!More())
                {
                    return false;
                }

                continue;
            }

            window.Advance(at);
            var found = window.Span[0];
            if (found == (byte)'\n' && byLine && BeginsLine())
            {
                return true;
            }

            window.Advance(1);
            depth += found switch
            {
                (byte)'{' or (byte)'[' => 1,
                (byte)'}' or (byte)']' => -1,
                _ => 0,
            };
            if (depth <= 0 && found != (byte)'\n')
            {
                return true;
            }

            if (found == (byte)'"' && !SkipText(byLine))
            {
                return window.Span.Length > 0;
            }
        }
    }

    /// <summary>
    /// Moves to the next place where a record can begin: an object that starts with a known field, or, by line, a line
    /// that begins an object or a list. False if there is none.
    /// </summary>
    public bool FindRecord(bool byLine)
    {
        // The byte before the window is not known; a record that begins here has nothing against it.
        var before = (byte)',';
        while (true)
        {
            var at = window.Span.IndexOfAny(_starts);
            if (at < 0)
            {
                before = LastSolid(window.Span, before);
                window.Advance(window.Span.Length);
                if (!More())
                {
                    return false;
                }

                continue;
            }

            before = LastSolid(window.Span[..at], before);
            window.Advance(at);
            window.Fill(Peek);
            if (window.Span[0] == (byte)'\n' ? byLine && BeginsLine() : before != (byte)':' && BeginsRecord(window.Span))
            {
                window.Advance(window.Span[0] == (byte)'\n' ? 1 : 0);
                return true;
            }

            before = window.Span[0] == (byte)'\n' ? before : window.Span[0];
            window.Advance(1);
        }
    }

    private static int Spaces(ReadOnlySpan<byte> text) =>
        text.IndexOfAnyExcept(_space) is var at and >= 0 ? at : text.Length;

    private static byte LastSolid(ReadOnlySpan<byte> text, byte otherwise) =>
        text.LastIndexOfAnyExcept(_space) is var at and >= 0 ? text[at] : otherwise;

    private static bool BeginsRecord(ReadOnlySpan<byte> text)
    {
        text = text[(1 + Spaces(text[1..]))..];
        foreach (var field in _quotedFirstFields)
        {
            if (text.StartsWith(field))
            {
                return true;
            }
        }

        return false;
    }

    // The window stands on a line end; what follows may have to be read first.
    private bool BeginsLine()
    {
        window.Fill(2);
        return window.Span.Length > 1 && window.Span[1] is (byte)'{' or (byte)'[';
    }

    // False at the end of the object, and before the end of a line if by line.
    private bool SkipText(bool byLine)
    {
        while (true)
        {
            var at = window.Span.IndexOfAny(_inText);
            if (at < 0)
            {
                window.Advance(window.Span.Length);
                if (!More())
                {
                    return false;
                }

                continue;
            }

            window.Advance(at);
            window.Fill(2);
            var found = window.Span[0];
            if (found == (byte)'\n' && byLine)
            {
                return false;
            }

            window.Advance(Math.Min(found == (byte)'\\' ? 2 : 1, window.Span.Length));
            if (found == (byte)'"')
            {
                return true;
            }
        }
    }

    private bool SkipScalar()
    {
        var length = 0L;
        while (true)
        {
            var at = window.Span.IndexOfAny(_afterScalar);
            length += at < 0 ? window.Span.Length : at;
            window.Advance(at < 0 ? window.Span.Length : at);
            if (at >= 0 || !More())
            {
                return at >= 0 && length > 0;
            }
        }
    }

    private bool More()
    {
        cancellation.ThrowIfCancellationRequested();
        return window.Fill(1);
    }
}
