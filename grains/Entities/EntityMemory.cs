using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Correlations;

namespace OrleansSec.Grains;

/// <summary>What one activation remembers of its entity, and what of it is stored: the grain's half of the commit protocol.</summary>
internal sealed class EntityMemory(IPersistentState<EntityState> stored, string incarnation)
{
    // Slices that may be in memory but not in storage, each with the evidence it asked for: the answer to a repeat.
    private readonly Dictionary<string, IReadOnlyList<string>> _unstored = new(StringComparer.Ordinal);
    private Exception? _failure;

    /// <summary>Whether the memory may hold half a slice and must be dropped.</summary>
    public bool HasFailed => _failure is not null;

    /// <summary>What is normal, the slices since the last commit included.</summary>
    public Baseline Baseline => stored.State.Baseline;

    /// <summary>The events that correlations may still need.</summary>
    public Windows Windows => stored.State.Windows;

    /// <summary>Applies a slice once.</summary>
    /// <param name="sliceId">The slice.</param>
    /// <param name="expected">The activation that the caller counts on, or null for any.</param>
    /// <param name="judge">Judges the slice, makes its alerts durable, and answers the events to keep as evidence.</param>
    public async Task<ObserveReceipt> Apply(string sliceId, string? expected, Func<Task<IReadOnlyList<string>>> judge)
    {
        ThrowIfFailed();
        if (expected is not null && expected != incarnation)
        {
            return new ObserveReceipt(incarnation, false, []);
        }

        if (stored.State.Applied.Contains(sliceId))
        {
            // Memory that has migrated holds slices which are not stored: whatever has been sent is stored by a commit.
            _unstored.TryAdd(sliceId, []);
            return new ObserveReceipt(incarnation, true, _unstored[sliceId]);
        }

        try
        {
            var evidence = await judge();
            stored.State.Applied.Add(sliceId);
            _unstored[sliceId] = evidence;
            return new ObserveReceipt(incarnation, true, evidence);
        }
        catch (Exception failure)
        {
            _failure = failure;
            throw;
        }
    }

    /// <summary>Stores what was applied; answers the incarnation.</summary>
    public async Task<string> Commit(CancellationToken cancellation)
    {
        ThrowIfFailed();
        if (_unstored.Count > 0)
        {
            await stored.WriteStateAsync(cancellation);
            _unstored.Clear();
        }

        return incarnation;
    }

    private void ThrowIfFailed()
    {
        if (_failure is not null)
        {
            throw new InvalidOperationException("This activation has failed and gives way to a new one.", _failure);
        }
    }
}
