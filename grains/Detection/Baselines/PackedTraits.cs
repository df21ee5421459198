using System.Buffers;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.CloudTrail;

namespace OrleansSec.Detection.Baselines;

/// <summary>A <see cref="TraitTable"/> in its stored form: all in one run of bytes.</summary>
[GenerateSerializer, Alias("TraitTable")]
internal struct PackedTraits
{
    /// <summary>
    /// The minute that the earliest row is of. Then by trait: twice its number, plus one if it has lost rows; events, hours,
    /// forgotten and lost if there are any; how many rows. By row: twice the length of its UTF-8 text, plus one if hours are
    /// not events; text, events, hours if they are not; first minus earliest, last minus first, recent hours.
    /// </summary>
    [Id(0)]
    public byte[] Rows;

    /// <summary>Packs a table.</summary>
    public static PackedTraits Of(TraitTable table)
    {
        var packed = new ArrayBufferWriter<byte>(512);
        var earliest = Earliest(table);
        Packing.Write(packed, earliest);
        foreach (var trait in table.Shown)
        {
            var dimension = table[trait]!.Value;
            var hasLost = dimension.Forgotten != 0 || dimension.Lost != 0;
            Packing.Write(packed, (2 * (uint)trait) + (hasLost ? 1u : 0));
            Packing.Write(packed, dimension.Events);
            Packing.Write(packed, dimension.Hours);
            if (hasLost)
            {
                Packing.Write(packed, dimension.Forgotten);
                Packing.Write(packed, dimension.Lost);
            }

            Packing.Write(packed, (uint)dimension.Count);
            foreach (ref readonly var row in dimension.AsSpan())
            {
                Write(packed, row, earliest);
            }
        }

        return new PackedTraits { Rows = packed.WrittenSpan.ToArray() };
    }

    /// <summary>Unpacks a table.</summary>
    public readonly TraitTable ToTable(TextPool texts)
    {
        var table = new TraitTable();
        var packed = new PackedReader(Rows);
        var earliest = packed.Number();
        while (!packed.IsAtEnd)
        {
            var trait = packed.Number();
            var (events, hours) = (packed.Single(), packed.Single());
            var (forgotten, lost) = (trait & 1) == 0 ? (0, 0) : (packed.Single(), packed.Single());
            var rows = new DimensionRow[packed.Number()];
            for (var i = 0; i < rows.Length; i++)
            {
                rows[i] = Read(ref packed, earliest, texts);
            }

            table.Add((Trait)(trait / 2), rows, events, hours, forgotten, lost);
        }

        return table;
    }

    private static uint Earliest(TraitTable table)
    {
        var earliest = uint.MaxValue;
        foreach (ref readonly var row in table.Rows())
        {
            earliest = Math.Min(earliest, row.First);
        }

        return earliest == uint.MaxValue ? 0 : earliest;
    }

    private static void Write(ArrayBufferWriter<byte> packed, in DimensionRow row, uint earliest)
    {
        var isAlike = row.Hours.Equals(row.Events);
        Packing.Write(packed, row.Value, isAlike ? 0u : 1);
        Packing.Write(packed, row.Events);
        if (!isAlike)
        {
            Packing.Write(packed, row.Hours);
        }

        Packing.Write(packed, row.First - earliest);
        Packing.Write(packed, row.Last - row.First);
        Packing.Write(packed, row.Recent);
    }

    private static DimensionRow Read(ref PackedReader packed, uint earliest, TextPool texts)
    {
        var head = packed.Number();
        var text = texts.Exactly(packed.Bytes((int)head / 2));
        var events = packed.Single();
        var hours = (head & 1) == 0 ? events : packed.Single();
        var first = earliest + packed.Number();
        var last = first + packed.Number();
        return new DimensionRow(text, events, hours, first, last, packed.Byte());
    }
}
