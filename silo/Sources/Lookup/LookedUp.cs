namespace OrleansSec.Silo.Sources.Lookup;

/// <summary>An event as CloudTrail's history tells it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Time">Its time.</param>
/// <param name="Record">The record, JSON text.</param>
internal sealed record LookedUp(string Id, DateTimeOffset Time, string Record);
