using System.Collections.Frozen;
using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Baselines;

/// <summary>
/// What is normal among the principals of an account, and how unexpected a value is by it: the hierarchical Pitman–Yor
/// process in its Kneser–Ney view, where a parent counts the children that have shown a value. A principal backs off to
/// its peers, they to the account, and that to a uniform floor.
/// </summary>
public sealed class Norms
{
    // Whether a principal has shown a trait at all is telling where most never do.
    private static readonly FrozenSet<Trait> _occasional =
        FrozenSet.Create(Trait.Error, Trait.TargetAccount, Trait.InstanceFamily);

    private readonly FrozenDictionary<string, int[]>?[] _counts = new FrozenDictionary<string, int[]>?[Enum.GetValues<Trait>().Length];
    private readonly NormTail[]?[] _tails = new NormTail[]?[Enum.GetValues<Trait>().Length];
    private readonly int[] _principals = new int[PeerGroups.Count + 1];

    private Norms(int days) => Days = days;

    /// <summary>How many days the account has been known for.</summary>
    public int Days { get; }

    /// <summary>How many principals the account has, estimated.</summary>
    public int Principals => _principals[^1];

    /// <summary>Unpacks frozen norms; null if they hold nothing.</summary>
    public static Norms? Of(FrozenNorms? frozen)
    {
        if (frozen is null || frozen.Packed.IsEmpty)
        {
            return null;
        }

        var norms = new Norms(frozen.Days);
        var reader = new PackedReader(frozen.Packed.Span);
        while (!reader.IsAtEnd)
        {
            var trait = (int)reader.Number();
            var values = new Dictionary<string, int[]>(StringComparer.Ordinal);
            for (var rows = reader.Number(); rows > 0; rows--)
            {
                var text = reader.Text();
                var counts = new int[PeerGroups.Count + 1];
                for (var i = 0; i < counts.Length; i++)
                {
                    counts[i] = (int)reader.Number();
                }

                values.Add(text, counts);
            }

            norms._counts[trait] = values.ToFrozenDictionary(StringComparer.Ordinal);
        }

        norms.Measure();
        return norms;
    }

    /// <summary>How many principals a group has, estimated.</summary>
    public int Peers(PeerGroup group) => _principals[(int)group];

    /// <summary>How many principals of a group have shown a value, and how many of the account.</summary>
    public (int Peers, int Account) Shown(Trait trait, string value, PeerGroup group) =>
        _counts[(int)trait]?.GetValueOrDefault(BoundedText.Of(value)) is { } counts ? (counts[(int)group], counts[^1]) : (0, 0);

    /// <summary>
    /// −log2 of the chance that a principal of the group, of which one knows nothing else, next shows this value or one
    /// that is rarer still. 0 for what most do.
    /// </summary>
    public double Bits(Trait trait, string value, PeerGroup group)
    {
        var shown = Shown(trait, value, group);
        var account = Tail(trait, PeerGroups.Count);
        if (shown.Peers > 0)
        {
            return -Math.Log2(Tail(trait, (int)group).AtMost(shown.Peers));
        }

        var backedOff = shown.Account > 0 ? account.AtMost(shown.Account) : account.New;
        return -Math.Log2(Tail(trait, (int)group).New * backedOff);
    }

    private NormTail Tail(Trait trait, int group) => _tails[(int)trait] is { } tails
        ? tails[group]
        : NormTail.Of([], _occasional.Contains(trait) ? _principals[group] : 0);

    private void Measure()
    {
        if (_counts[(int)Trait.Principal]?.GetValueOrDefault(string.Empty) is { } principals)
        {
            principals.CopyTo(_principals, 0);
        }

        for (var trait = 0; trait < _counts.Length; trait++)
        {
            if (_counts[trait] is { } values)
            {
                var silent = _occasional.Contains((Trait)trait);
                _tails[trait] =
                [
                    .. Enumerable.Range(0, PeerGroups.Count + 1)
                        .Select(g => NormTail.Of(values.Values.Select(c => c[g]), silent ? _principals[g] : 0)),
                ];
            }
        }
    }
}
