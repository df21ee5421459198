namespace OrleansSec.Detection.CloudTrail;

/// <summary>The part of a log object that is being looked at: a buffer that moves forward and never grows past its bound.</summary>
internal sealed class ByteWindow(int bound)
{
    private const int Smallest = 256 << 10;

    private byte[] _buffer = new byte[Math.Min(Smallest, bound)];
    private int _start;
    private int _end;
    private long _offset;
    private LogBytes? _bytes;

    /// <summary>How many bytes it can hold.</summary>
    public int Bound => bound;

    /// <summary>The bytes in view.</summary>
    public ReadOnlyMemory<byte> Memory => _buffer.AsMemory(_start, _end - _start);

    /// <summary>The bytes in view.</summary>
    public ReadOnlySpan<byte> Span => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Where the first byte in view stands in the decompressed object.</summary>
    public long Offset => _offset + _start;

    /// <summary>Whether the object has no bytes beyond those in view.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Starts at the beginning of an object.</summary>
    public void Open(LogBytes bytes)
    {
        (_bytes, _start, _end, _offset, HasEnded) = (bytes, 0, 0, 0, false);
    }

    /// <summary>Leaves the first bytes behind.</summary>
    public void Advance(int length) => _start += length;

    /// <summary>Reads until so many bytes are in view, or the object ends; false if it ended before.</summary>
    public bool Fill(int wanted)
    {
        if (_end - _start < wanted && !HasEnded)
        {
            MakeRoom(Math.Min(wanted, bound));
        }

        while (_end - _start < wanted && !HasEnded && _end < _buffer.Length)
        {
            var length = _bytes!.Read(_buffer.AsSpan(_end));
            HasEnded = length == 0;
            _end += length;
        }

        return _end - _start >= wanted;
    }

    private void MakeRoom(int wanted)
    {
        var target = _buffer;
        if (wanted > _buffer.Length)
        {
            target = new byte[Math.Min(bound, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)wanted))];
        }

        Span.CopyTo(target);
        (_offset, _end, _start, _buffer) = (_offset + _start, _end - _start, 0, target);
    }
}
