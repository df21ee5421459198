using System.Text;

namespace OrleansSec.TestKit;

/// <summary>A stream too long for memory: a head, so many digits, a tail.</summary>
public sealed class LongStream(string head, long digits, string tail) : Stream
{
    private readonly byte[] _head = Encoding.UTF8.GetBytes(head);
    private readonly byte[] _tail = Encoding.UTF8.GetBytes(tail);
    private long _position;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => _head.Length + digits + _tail.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var (start, end) = ((long)_head.Length, _head.Length + digits);
        if (_position >= start && _position < end)
        {
            var length = (int)Math.Min(buffer.Length, end - _position);
            buffer[..length].Fill((byte)'7');
            _position += length;
            return length;
        }

        var rest = _position < start ? _head.AsSpan((int)_position) : _tail.AsSpan((int)(_position - end));
        rest = rest[..Math.Min(buffer.Length, rest.Length)];
        rest.CopyTo(buffer);
        _position += rest.Length;
        return rest.Length;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
