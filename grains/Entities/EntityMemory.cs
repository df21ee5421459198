using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Correlations;
using OrleansSec.Detection.Detectors;

namespace OrleansSec.Grains;

/// <summary>What one activation remembers of its entity, and what of it is stored: the grain's half of the commit protocol.</summary>
internal sealed class EntityMemory(IPersistentState<EntityState> stored, ActivationId activation)
{
    // Slices that may be in memory but not in storage, each with the evidence it asked for: the answer to a repeat.
    // Null if there are none: most entities are quiet.
    private Dictionary<string, IReadOnlyList<string>>? _unstored;
    private Exception? _failure;

    /// <summary>Whether the memory may hold half a slice and must be dropped.</summary>
    public bool HasFailed => _failure is not null;

    /// <summary>The version in storage that the memory was read from or last written as; null for none.</summary>
    public string? Version => stored.Etag;

    /// <summary>What is normal, the slices since the last commit included.</summary>
    public Baseline Baseline => stored.State.Baseline;

    /// <summary>The events that correlations may still need.</summary>
    public Windows Windows => stored.State.Windows;

    /// <summary>Where a principal is a stranger.</summary>
    public Trails Trails => stored.State.Trails ??= new Trails();

    /// <summary>What the principals of the account show.</summary>
    public AccountNorms Norms => stored.State.Norms ??= new AccountNorms();

    /// <summary>Applies each slice once.</summary>
    /// <param name="slices">The slices, in order.</param>
    /// <param name="expected">The activation that the caller counts on, or null for any.</param>
    /// <param name="judge">Judges slices, makes their alerts durable, and answers the events of each to keep as evidence.</param>
    public async Task<ObserveReceipt> Apply<T>(
        IReadOnlyList<T> slices, string? expected, Func<IReadOnlyList<T>, Task<IReadOnlyList<IReadOnlyList<string>>>> judge)
        where T : ISlice
    {
        ThrowIfFailed();
        var incarnation = activation.ToString();
        if (expected is not null && expected != incarnation)
        {
            return new ObserveReceipt(incarnation, false, []);
        }

        var (fresh, marks) = Fresh(slices);
        try
        {
            var evidence = fresh.Count == 0 ? [] : await judge(fresh);
            for (var i = 0; i < fresh.Count; i++)
            {
                stored.State.Applied.Add(marks[i]);
                Unstored[fresh[i].SliceId] = evidence[i];
                if (evidence[i].Count > 0)
                {
                    (stored.State.Asked ??= new AskedEvidence()).Add(fresh[i].SliceId, evidence[i]);
                }
            }
        }
        catch (Exception failure)
        {
            _failure = failure;
            throw;
        }

        return new ObserveReceipt(incarnation, true, Evidence(slices));
    }

    /// <summary>Stores what was applied; answers the incarnation.</summary>
    public async Task<string> Commit(CancellationToken cancellation)
    {
        ThrowIfFailed();
        if (_unstored is not null)
        {
            await stored.WriteStateAsync(cancellation);
            _unstored = null;
        }

        return activation.ToString();
    }

    private Dictionary<string, IReadOnlyList<string>> Unstored => _unstored ??= new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    private (List<T> Slices, List<ulong> Marks) Fresh<T>(IReadOnlyList<T> slices)
        where T : ISlice
    {
        var (fresh, marks) = (new List<T>(slices.Count), new List<ulong>(slices.Count));
        foreach (var slice in slices)
        {
            var mark = AppliedSlices.Entry(slice.SliceId);
            if (stored.State.Applied.Contains(mark))
            {
                // Memory that has migrated holds slices which are not stored: whatever has been sent is stored by a commit.
                Unstored.TryAdd(slice.SliceId, stored.State.Asked?.Of(slice.SliceId) ?? []);
            }
            else if (!marks.Contains(mark))
            {
                fresh.Add(slice);
                marks.Add(mark);
            }
        }

        return (fresh, marks);
    }

    private IReadOnlyList<string> Evidence<T>(IReadOnlyList<T> slices)
        where T : ISlice
    {
        HashSet<string>? evidence = null;
        foreach (var slice in slices)
        {
            foreach (var eventId in Unstored[slice.SliceId])
            {
                (evidence ??= new HashSet<string>(StringComparer.Ordinal)).Add(eventId);
            }
        }

        return evidence is null ? [] : [.. evidence];
    }

    private void ThrowIfFailed()
    {
        if (_failure is not null)
        {
            throw new InvalidOperationException("This activation has failed and gives way to a new one.", _failure);
        }
    }
}
