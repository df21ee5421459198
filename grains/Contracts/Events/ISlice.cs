namespace OrleansSec.Contracts.Events;

/// <summary>What one entity must hear of one slice of a batch.</summary>
public interface ISlice
{
    /// <summary>Batch id and slice number. The same events always come under the same slice id.</summary>
    string SliceId { get; }
}
