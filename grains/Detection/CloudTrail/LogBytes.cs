using System.IO.Compression;

namespace OrleansSec.Detection.CloudTrail;

/// <summary>
/// The bytes of a log object, inflated if it is gzip, with an account of how it ended. The framework's inflater ends
/// silently where its input does; so a member of our own is fed to it behind the last byte: if that comes out, the
/// object was whole.
/// </summary>
internal sealed class LogBytes : IDisposable
{
    private static readonly byte[] _mark = "\u0003end of object\u0003"u8.ToArray();
    private static readonly byte[] _markMember = Compress(_mark);

    private readonly Input _input;
    private readonly GZipStream? _inflater;

    public LogBytes(Stream stream)
    {
        _input = new Input(stream);
        _inflater = _input.IsGzip ? new GZipStream(_input, CompressionMode.Decompress) : null;
    }

    /// <summary>The reason code and a sentence if the object did not end well; known once <see cref="Read"/> gives 0.</summary>
    public (string Reason, string Detail)? Trouble { get; private set; }

    /// <summary>Reads some bytes; 0 at the end.</summary>
    public int Read(Span<byte> into)
    {
        if (_inflater is null)
        {
            return _input.Read(into);
        }

        if (Trouble is not null || _input.MarkIsGiven)
        {
            return 0;
        }

        try
        {
            var length = _inflater.Read(into);
            if (!_input.MarkIsGiven)
            {
                Trouble = length == 0 ? (BadInput.TrailingGarbage, "Bytes that are not gzip follow the gzip data.") : null;
                return length;
            }

            return End(into[..length]);
        }
        catch (InvalidDataException damage)
        {
            Trouble = _input.MarkIsGiven ? Truncated() : (BadInput.CorruptGzip, damage.Message);
            return 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _inflater?.Dispose();
        _input.Dispose();
    }

    // What comes after the mark was given is the mark, or nothing of the object's.
    private int End(ReadOnlySpan<byte> first)
    {
        Span<byte> seen = stackalloc byte[_mark.Length + 1];
        var length = Math.Min(first.Length, seen.Length);
        first[..length].CopyTo(seen);
        while (length < seen.Length && _inflater!.Read(seen[length..]) is var more and > 0)
        {
            length += more;
        }

        Trouble = seen[..length].SequenceEqual(_mark) ? null : Truncated();
        return 0;
    }

    private static (string Reason, string Detail) Truncated() => (BadInput.TruncatedGzip, "The gzip data ends before its end mark.");

    private static byte[] Compress(byte[] data)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(data);
        }

        return compressed.ToArray();
    }

    private sealed class Input(Stream inner) : Stream
    {
        private readonly byte[] _head = new byte[2];
        private int _headLength = -1;
        private int _headGiven;
        private bool _hasEnded;

        public bool IsGzip
        {
            get
            {
                if (_headLength < 0)
                {
                    _headLength = inner.ReadAtLeast(_head, _head.Length, throwOnEndOfStream: false);
                }

                return _headLength == 2 && _head[0] == 0x1f && _head[1] == 0x8b;
            }
        }

        public bool MarkIsGiven { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            if (_headGiven < _headLength)
            {
                var length = Math.Min(buffer.Length, _headLength - _headGiven);
                _head.AsSpan(_headGiven, length).CopyTo(buffer);
                _headGiven += length;
                return length;
            }

            var read = _hasEnded ? 0 : inner.Read(buffer);
            if (read > 0 || !IsGzip || MarkIsGiven || buffer.Length < _markMember.Length)
            {
                return read;
            }

            _hasEnded = true;
            MarkIsGiven = true;
            _markMember.CopyTo(buffer);
            return _markMember.Length;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
