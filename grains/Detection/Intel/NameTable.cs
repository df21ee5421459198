using System.Numerics;
using System.Text;

namespace OrleansSec.Detection.Intel;

/// <summary>
/// Domain names in a hash table. Hashes go from a name's end to its start, so that one pass over a host name meets
/// every domain above it.
/// </summary>
internal sealed class NameTable
{
    private const int Longest = 253;

    private readonly byte[] _text;
    private readonly Entry[] _entries;
    private readonly ulong[] _slots;

    /// <summary>Builds the table from names in lower-case ASCII and what is known of each.</summary>
    public NameTable(List<(string Name, int Provenance)> names)
    {
        names.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name) is var order and not 0 ? order : a.Provenance.CompareTo(b.Provenance));
        _text = new byte[names.Sum(n => n.Name.Length)];
        _entries = new Entry[names.Count];
        _slots = new ulong[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, names.Count * 3 / 2))];
        var end = 0;
        for (var i = 0; i < names.Count; i++)
        {
            var (name, provenance) = names[i];
            var start = end;
            end += Encoding.ASCII.GetBytes(name, _text.AsSpan(end));
            var isRepeated = i + 1 < names.Count && names[i + 1].Name == name;
            _entries[i] = new Entry(start, (byte)name.Length, provenance, isRepeated ? i + 1 : -1);
            if (i == 0 || names[i - 1].Name != name)
            {
                Place(i);
            }
        }

        for (var i = 0; i < _entries.Length; i++)
        {
            if (_entries[i].Next < 0)
            {
                _entries[i].Next = Above(Text(i));
            }
        }
    }

    /// <summary>How many entries.</summary>
    public int Count => _entries.Length;

    /// <summary>The entry of exactly this name, or -1. In lower case.</summary>
    public int FindExact(ReadOnlySpan<byte> name)
    {
        var hash = Seed;
        for (var i = name.Length - 1; i >= 0; i--)
        {
            hash = Step(hash, name[i]);
        }

        return Find(hash, name);
    }

    /// <summary>The entry of this name, else of the nearest domain above it, or -1. In lower case.</summary>
    public int FindNearest(ReadOnlySpan<byte> name)
    {
        if (_entries.Length == 0 || name.Length > Longest)
        {
            return -1;
        }

        var (hash, found) = (Seed, -1);
        for (var i = name.Length - 1; i >= 0; i--)
        {
            if (name[i] == '.' && Find(hash, name[(i + 1)..]) is var above and >= 0)
            {
                found = above;
            }

            hash = Step(hash, name[i]);
        }

        return Find(hash, name) is var exact and >= 0 ? exact : found;
    }

    /// <summary>The same name of another list, or the next domain above; or -1.</summary>
    public int Next(int entry) => _entries[entry].Next;

    /// <summary>What is known of an entry.</summary>
    public int Provenance(int entry) => _entries[entry].Provenance;

    /// <summary>The entry's name.</summary>
    public string Name(int entry) => Encoding.ASCII.GetString(Text(entry));

    private static uint Seed => 2166136261;

    private static uint Step(uint hash, byte letter) => (hash ^ letter) * 16777619;

    private int Above(ReadOnlySpan<byte> name) =>
        name.IndexOf((byte)'.') is var dot and >= 0 ? FindNearest(name[(dot + 1)..]) : -1;

    private ReadOnlySpan<byte> Text(int entry) => _text.AsSpan(_entries[entry].Start, _entries[entry].Length);

    private int Find(uint hash, ReadOnlySpan<byte> name)
    {
        var mask = _slots.Length - 1;
        for (var slot = Slot(hash, mask); _slots[slot] is var held and not 0; slot = (slot + 1) & mask)
        {
            if ((uint)(held >> 32) == hash && Text((int)(uint)held - 1).SequenceEqual(name))
            {
                return (int)(uint)held - 1;
            }
        }

        return -1;
    }

    private void Place(int entry)
    {
        var hash = Seed;
        var name = Text(entry);
        for (var i = name.Length - 1; i >= 0; i--)
        {
            hash = Step(hash, name[i]);
        }

        var mask = _slots.Length - 1;
        var slot = Slot(hash, mask);
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & mask;
        }

        _slots[slot] = ((ulong)hash << 32) | (uint)(entry + 1);
    }

    // A slot holds a hash and the entry's number plus one, so that most names are told apart without a look at their text.
    private static int Slot(uint hash, int mask) => (int)(hash ^ (hash >> 15)) & mask;

    private record struct Entry(int Start, byte Length, int Provenance, int Next);
}
