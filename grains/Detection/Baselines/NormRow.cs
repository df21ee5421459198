using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Baselines;

/// <summary>Who has shown a value, by peer group: in the latest generation of 30 days, and in the one before.</summary>
internal sealed class NormRow
{
    /// <summary>How long a generation lasts, in days.</summary>
    public const int GenerationDays = 30;

    /// <summary>The latest generation in which it was shown.</summary>
    public int Generation { get; set; }

    /// <summary>By group, the latest generation's principals.</summary>
    public ulong[] Current { get; } = new ulong[PeerGroups.Count];

    /// <summary>By group, the principals of the generation before.</summary>
    public ulong[] Previous { get; } = new ulong[PeerGroups.Count];

    /// <summary>Adds principals who showed it.</summary>
    public void Learn(PeerGroup group, ulong principals, int generation)
    {
        if (generation > Generation)
        {
            var isNext = generation == Generation + 1;
            for (var i = 0; i < Current.Length; i++)
            {
                (Current[i], Previous[i]) = (0, isNext ? Current[i] : 0);
            }

            Generation = generation;
        }

        if (generation == Generation)
        {
            Current[(int)group] |= principals;
        }
        else if (generation == Generation - 1)
        {
            Previous[(int)group] |= principals;
        }
    }

    /// <summary>The principals of a group who have shown it, as seen from a generation.</summary>
    public ulong Shown(int group, int generation) =>
        generation <= Generation ? Current[group] | Previous[group]
        : generation == Generation + 1 ? Current[group]
        : 0;

    /// <summary>The principals of all groups who have shown it, ever remembered.</summary>
    public ulong All()
    {
        var all = 0UL;
        for (var i = 0; i < Current.Length; i++)
        {
            all |= Current[i] | Previous[i];
        }

        return all;
    }
}
