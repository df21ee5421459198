using System.Text;

namespace OrleansSec.Detection.Fields;

/// <summary>
/// The values that one record gives for a layout: slices of the record's bytes, copied only where an escape had to
/// be undone. Reused from record to record by one thread; a value is valid until the next read.
/// </summary>
public sealed class EventFields(FieldLayout layout)
{
    private readonly int[] _heads = new int[layout.Paths.Count];
    private readonly int[] _tails = new int[layout.Paths.Count];
    private Slot[] _slots = new Slot[64];
    private int _used;
    private byte[] _unescaped = new byte[1024];
    private int _unescapedLength;
    private ReadOnlyMemory<byte> _raw;

    /// <summary>The layout whose numbers index the fields.</summary>
    public FieldLayout Layout { get; } = layout;

    /// <summary>The whole record as delivered.</summary>
    public ReadOnlySpan<byte> Raw => _raw.Span;

    /// <summary>The values of a field in the record's order: none if absent, several where an array lies on the path.</summary>
    public FieldValues this[int field] => new(this, _heads[field]);

    /// <summary>The field's first value as UTF-8 text; empty if absent or null.</summary>
    public ReadOnlySpan<byte> First(int field) => _heads[field] is var head and not 0 ? Value(head).Text : default;

    /// <summary>The field's first value as a string, or null if absent or null.</summary>
    public string? Text(int field) =>
        _heads[field] is var head and not 0 && Value(head) is { Kind: not FieldKind.Null } value
            ? Encoding.UTF8.GetString(value.Text)
            : null;

    /// <summary>Whether the field is there, be it null.</summary>
    public bool Has(int field) => _heads[field] != 0;

    /// <summary>Where the field's first value stands in <see cref="Raw"/>, if it is an object.</summary>
    internal Range? ObjectAt(int field) =>
        _heads[field] is var head and not 0 && _slots[head - 1] is { Kind: FieldKind.Json } slot
            ? slot.Start..(slot.Start + slot.Length)
            : null;

    internal void Begin()
    {
        Array.Clear(_heads);
        _used = 0;
        _unescapedLength = 0;
    }

    internal void End(ReadOnlyMemory<byte> raw) => _raw = raw;

    internal void Add(int field, FieldKind kind, int start, int length) => Append(field, new Slot(kind, start, length, false));

    /// <summary>Room for a string of at most this many unescaped bytes; follow with <see cref="AddUnescaped"/>.</summary>
    internal Span<byte> Reserve(int length)
    {
        if (_unescaped.Length - _unescapedLength < length)
        {
            Array.Resize(ref _unescaped, Math.Max(_unescaped.Length * 2, _unescapedLength + length));
        }

        return _unescaped.AsSpan(_unescapedLength);
    }

    internal void AddUnescaped(int field, int length)
    {
        Append(field, new Slot(FieldKind.Text, _unescapedLength, length, true));
        _unescapedLength += length;
    }

    internal FieldValue Value(int slot)
    {
        ref readonly var s = ref _slots[slot - 1];
        return new FieldValue(s.Kind, (s.Unescaped ? _unescaped : _raw.Span).Slice(s.Start, s.Length));
    }

    internal int Next(int slot) => _slots[slot - 1].Next;

    private void Append(int field, Slot slot)
    {
        if (_used == _slots.Length)
        {
            Array.Resize(ref _slots, _slots.Length * 2);
        }

        _slots[_used++] = slot;
        if (_heads[field] == 0)
        {
            _heads[field] = _used;
        }
        else
        {
            _slots[_tails[field] - 1].Next = _used;
        }

        _tails[field] = _used;
    }

    private record struct Slot(FieldKind Kind, int Start, int Length, bool Unescaped)
    {
        public int Next { get; set; }
    }
}
