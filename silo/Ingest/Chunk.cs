using System.Globalization;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Intel;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Ingest;

/// <summary>
/// Some thousand records of one batch, decoded and routed: what each entity must hear of them, and their raw bytes
/// until the judging grains have said which they want as evidence.
/// </summary>
internal sealed class Chunk(string sliceId, IntelSnapshot intel)
{
    /// <summary>A chunk ends at this many records. Part of the slice ids' meaning: a change may judge an open epoch twice.</summary>
    public const int MaxRecords = 4096;

    /// <summary>A chunk ends at this many bytes of raw records.</summary>
    public const int MaxBytes = 16 << 20;

    private const long BytesPerObservation = 400;

    private readonly RawRecords _raw = new();

    /// <summary>Batch id and number of the chunk.</summary>
    public string SliceId { get; } = sliceId;

    /// <summary>What was known of addresses when it was decoded.</summary>
    public IntelSnapshot Intel { get; } = intel;

    /// <summary>Observations by principal, in the batch's order.</summary>
    public Dictionary<EntityId, List<Observation>> Principals { get; } = [];

    /// <summary>What could not be read.</summary>
    public List<QuarantineEntry> Quarantine { get; } = [];

    /// <summary>Records observed.</summary>
    public int Events { get; private set; }

    /// <summary>Records recognised and passed over.</summary>
    public int Skipped { get; set; }

    /// <summary>Bytes of its raw records, until they are given back.</summary>
    public long RawBytes => _raw.Rented;

    /// <summary>Bytes of its observations, roughly; kept until they are in the index.</summary>
    public long ObservedBytes => (Events * BytesPerObservation) + (_raw.Bytes / 2);

    /// <summary>Whether the next record belongs to the next chunk.</summary>
    public bool IsFull => Events >= MaxRecords || _raw.Bytes >= MaxBytes;

    /// <summary>The id of a batch's slices in one of its chunks.</summary>
    public static string IdOf(string batchId, int number) => string.Create(CultureInfo.InvariantCulture, $"{batchId}#{number}");

    /// <summary>Whether a slice is of a batch.</summary>
    public static bool IsOf(string sliceId, string batchId) =>
        sliceId.StartsWith(batchId, StringComparison.Ordinal) && sliceId.LastIndexOf('#') == batchId.Length;

    /// <summary>Adds a record.</summary>
    public void Add(EntityId principal, Observation observation, ReadOnlySpan<byte> raw)
    {
        if (!Principals.TryGetValue(principal, out var list))
        {
            Principals.Add(principal, list = []);
        }

        list.Add(observation);
        _raw.Add(observation.EventId, raw);
        Events++;
    }

    /// <summary>The roll-up of each account; empty until the chunk is closed.</summary>
    public IReadOnlyList<(EntityId Account, AccountSlice Slice)> Accounts { get; private set; } = [];

    /// <summary>No record is added any more: sums up, on the thread that decoded.</summary>
    public void Close() => Accounts = RollUp.Of(SliceId, Principals);

    /// <summary>The raw records of those events that are in this chunk.</summary>
    public IReadOnlyList<Evidence> Evidence(IReadOnlySet<string> eventIds) => _raw.Of(eventIds);

    /// <summary>Gives the raw records' memory back.</summary>
    public void GiveBack() => _raw.GiveBack();
}
