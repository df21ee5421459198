using OrleansSec.Contracts.Events;
using OrleansSec.Detection.CloudTrail;
using OrleansSec.Detection.Fields;

namespace OrleansSec.TestKit;

/// <summary>What reading a log gave, as a list.</summary>
public sealed class LogFindings : ILogSink
{
    private readonly ObservationReader _observations = new();

    /// <summary>The records, as text.</summary>
    public IList<string> Records { get; } = [];

    /// <summary>Where the records stand.</summary>
    public IList<EventPointer> Places { get; } = [];

    /// <summary>What the records were observed as.</summary>
    public IList<ObservationResult> Results { get; } = [];

    /// <summary>What was quarantined by the reader.</summary>
    public IList<(long Offset, string Reason, long Count)> Quarantined { get; } = [];

    /// <summary>The reasons of what was quarantined.</summary>
    public IEnumerable<string> Reasons => Quarantined.Select(q => q.Reason);

    /// <summary>What was skipped.</summary>
    public IList<string> Skipped { get; } = [];

    /// <summary>The ids of the observed events.</summary>
    public IEnumerable<string?> EventIds => Results.Select(r => r.Observation?.EventId);

    /// <summary>Reads a log.</summary>
    public static LogFindings Of(byte[] log)
    {
        using var stream = new MemoryStream(log);
        return Of(stream);
    }

    /// <summary>Reads a log.</summary>
    public static LogFindings Of(Stream log)
    {
        var findings = new LogFindings();
        new LogReader(FieldLayout.For(CloudTrailFields.Paths)).Read(log, findings, CancellationToken.None);
        return findings;
    }

    /// <inheritdoc/>
    public void Record(EventFields fields, long offset, int length)
    {
        Records.Add(System.Text.Encoding.UTF8.GetString(fields.Raw));
        Places.Add(new EventPointer("log", offset, length));
        Results.Add(_observations.Read(fields, Places[^1], Given.Noon.AddYears(10), []));
    }

    /// <inheritdoc/>
    public void Quarantine(long offset, string reason, string detail, long count) => Quarantined.Add((offset, reason, count));

    /// <inheritdoc/>
    public void Skip(string kind) => Skipped.Add(kind);
}
