using System.Buffers;
using System.Numerics;
using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Baselines;

/// <summary>
/// An account's memory of how many of its principals show what: the parent that their baselines back off to. Sets of
/// principals, not counts of events, so that one loud principal is no habit of all.
/// </summary>
public sealed class AccountNorms
{
    // Frozen days are kept for principals that lag behind: as many as may be sent at once, less where they are large.
    private const int MostDays = 17;
    private const int LeastDays = 2;
    private const int FrozenBytes = 128 * 1024;

    // Values remembered per trait. A value shown by few makes room first.
    private static readonly int[] _limits = Limits();

    private readonly Dictionary<string, NormRow>?[] _values = new Dictionary<string, NormRow>?[_limits.Length];
    private readonly List<FrozenNorms> _frozen = [];

    /// <summary>The frozen days, the oldest first.</summary>
    internal IReadOnlyList<FrozenNorms> Frozen => _frozen;

    /// <summary>Whether the account has norms of this trait.</summary>
    public static bool Holds(Trait trait) => _limits[(int)trait] > 0;

    /// <summary>Whether no norms are frozen yet for a day.</summary>
    public bool IsNew(int day) => _frozen.Count == 0 || _frozen[^1].Day < day;

    /// <summary>Adds what was shown.</summary>
    public void Learn(ShownValue shown)
    {
        if (!Holds(shown.Trait))
        {
            return;
        }

        var values = _values[(int)shown.Trait] ??= new Dictionary<string, NormRow>(StringComparer.Ordinal);
        var text = BoundedText.Of(shown.Value);
        if (!values.TryGetValue(text, out var row))
        {
            if (values.Count >= _limits[(int)shown.Trait])
            {
                Forget(values);
            }

            values.Add(text, row = new NormRow());
        }

        row.Learn(shown.Group, shown.Principals, Generation(DayOf(shown.Last)));
    }

    /// <summary>Freezes what is known when a day begins, unless that was done before.</summary>
    /// <param name="day">Days since 1970.</param>
    /// <param name="days">How many days the account has been known for.</param>
    public void Freeze(int day, int days)
    {
        if (IsNew(day))
        {
            _frozen.Add(new FrozenNorms(day, days, Pack(Generation(day))));
            while (_frozen.Count > MostDays || (_frozen.Count > LeastDays && _frozen.Sum(f => f.Packed.Length) > FrozenBytes))
            {
                _frozen.RemoveAt(0);
            }
        }
    }

    /// <summary>What was frozen for a day, or for the latest before it that is known; null before the first.</summary>
    public FrozenNorms? Of(int day) => _frozen.LastOrDefault(f => f.Day <= day) ?? _frozen.FirstOrDefault();

    /// <summary>Days since 1970 of a time.</summary>
    public static int DayOf(DateTimeOffset time) => (int)(time.ToUnixTimeSeconds() / 86400);

    internal static AccountNorms Of(PackedNorms packed)
    {
        var norms = new AccountNorms();
        norms._frozen.AddRange(packed.Frozen);
        var reader = new PackedReader(packed.Rows);
        while (!reader.IsAtEnd)
        {
            var trait = (int)reader.Number();
            var values = norms._values[trait] = new Dictionary<string, NormRow>(StringComparer.Ordinal);
            for (var rows = reader.Number(); rows > 0; rows--)
            {
                var text = reader.Text();
                var row = new NormRow { Generation = (int)reader.Number() };
                for (var groups = reader.Number(); groups > 0; groups--)
                {
                    var group = (int)reader.Number();
                    (row.Current[group], row.Previous[group]) = (reader.Long(), reader.Long());
                }

                values.Add(text, row);
            }
        }

        return norms;
    }

    internal PackedNorms ToPacked()
    {
        var packed = new ArrayBufferWriter<byte>();
        for (var trait = 0; trait < _values.Length; trait++)
        {
            if (_values[trait] is { Count: > 0 } values)
            {
                Packing.Write(packed, (uint)trait);
                Packing.Write(packed, (uint)values.Count);
                foreach (var (text, row) in values.OrderBy(v => v.Key, StringComparer.Ordinal))
                {
                    Write(packed, text, row);
                }
            }
        }

        return new PackedNorms { Rows = packed.WrittenSpan.ToArray(), Frozen = [.. _frozen] };
    }

    private static void Write(ArrayBufferWriter<byte> packed, string text, NormRow row)
    {
        Packing.Write(packed, text);
        Packing.Write(packed, (uint)row.Generation);
        Packing.Write(packed, (uint)Enumerable.Range(0, PeerGroups.Count).Count(g => (row.Current[g] | row.Previous[g]) != 0));
        for (var group = 0; group < PeerGroups.Count; group++)
        {
            if ((row.Current[group] | row.Previous[group]) != 0)
            {
                Packing.Write(packed, (uint)group);
                Packing.Write(packed, row.Current[group]);
                Packing.Write(packed, row.Previous[group]);
            }
        }
    }

    // By trait: its number, how many values, and of each the text, the count in all and the counts by group.
    private byte[] Pack(int generation)
    {
        var packed = new ArrayBufferWriter<byte>();
        for (var trait = 0; trait < _values.Length; trait++)
        {
            if (_values[trait] is not { Count: > 0 } values)
            {
                continue;
            }

            Packing.Write(packed, (uint)trait);
            Packing.Write(packed, (uint)values.Count);
            foreach (var (text, row) in values.OrderBy(v => v.Key, StringComparer.Ordinal))
            {
                Packing.Write(packed, text);
                var all = 0UL;
                for (var group = 0; group < PeerGroups.Count; group++)
                {
                    var shown = row.Shown(group, generation);
                    all |= shown;
                    Packing.Write(packed, (uint)PrincipalBits.Count(shown));
                }

                Packing.Write(packed, (uint)PrincipalBits.Count(all));
            }
        }

        return packed.WrittenSpan.ToArray();
    }

    // An eighth at once, so that a flood of values does not search the table for each.
    private static void Forget(Dictionary<string, NormRow> values)
    {
        var least = values
            .OrderBy(v => v.Value.Generation)
            .ThenBy(v => BitOperations.PopCount(v.Value.All()))
            .ThenBy(v => v.Key, StringComparer.Ordinal)
            .Take(1 + (values.Count / 8))
            .Select(v => v.Key)
            .ToArray();
        foreach (var value in least)
        {
            values.Remove(value);
        }
    }

    private static int Generation(int day) => Math.Max(0, day / NormRow.GenerationDays);

    private static int[] Limits()
    {
        var limits = new int[Enum.GetValues<Trait>().Length];
        limits[(int)Trait.Principal] = 1;
        limits[(int)Trait.Region] = 64;
        limits[(int)Trait.Service] = 256;
        limits[(int)Trait.Action] = 1024;
        limits[(int)Trait.ServiceInRegion] = 512;
        limits[(int)Trait.Network] = 1024;
        limits[(int)Trait.Client] = 128;
        limits[(int)Trait.Error] = 128;
        limits[(int)Trait.TargetAccount] = 128;
        limits[(int)Trait.Country] = 128;
        limits[(int)Trait.Asn] = 256;
        limits[(int)Trait.InstanceFamily] = 64;
        return limits;
    }
}
