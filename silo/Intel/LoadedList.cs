using OrleansSec.Contracts.Stores;
using OrleansSec.Detection.Intel;

namespace OrleansSec.Silo.Intel;

/// <summary>A document as it is in use.</summary>
/// <param name="Document">Which.</param>
/// <param name="Reading">Its last good content; null if there was none.</param>
/// <param name="Stamp">Time and length of the file that it was read from.</param>
/// <param name="ChangedAt">When it was read, UTC.</param>
/// <param name="Problem">Why it could not be read last time.</param>
internal sealed record LoadedList(
    IntelDocument Document, IntelReading? Reading, (DateTime Time, long Length) Stamp, DateTimeOffset? ChangedAt, string? Problem)
{
    /// <summary>As the API shows it.</summary>
    public IntelListView View() => new(
        Document.Name,
        Document.Shown,
        Document.List(Reading).IsContext ? "context" : "indicator",
        Reading?.Format,
        Reading?.Indicators.Count ?? 0,
        [.. (Reading?.Refused ?? []).Select(r => new IntelRefusalView(r.Reason, r.Count, r.Detail))],
        ChangedAt,
        Problem);
}
