using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using OrleansSec.Silo.Demo;

namespace OrleansSec.System.Tests.Demo;

/// <summary>A record read back from a generated file.</summary>
internal sealed record DemoRecord(DemoFile File, JsonElement Json, bool IsAttack)
{
    public string EventId => Json.GetProperty("eventID").GetString()!;

    public string Action => Json.GetProperty("eventName").GetString()!;

    public string Address => Json.GetProperty("sourceIPAddress").GetString()!;

    public string Identity => Json.GetProperty("userIdentity").GetProperty("type").GetString()!;

    public string? User => Json.GetProperty("userIdentity").TryGetProperty("userName", out var name) ? name.GetString() : null;

    public string? Role => Json.GetProperty("userIdentity").TryGetProperty("sessionContext", out var session) && session.TryGetProperty("sessionIssuer", out var issuer)
        ? issuer.GetProperty("userName").GetString()
        : null;

    public bool IsRead => Json.GetProperty("readOnly").GetBoolean();

    public bool IsError => Json.TryGetProperty("errorCode", out _);

    public DateTimeOffset Time => DateTimeOffset.Parse(
        Json.GetProperty("eventTime").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>Reads all files back, as a reader of the delivered bucket would.</summary>
    public static IReadOnlyList<DemoRecord> Of(IEnumerable<DemoFile> files) => [.. files.SelectMany(Of)];

    public static IEnumerable<DemoRecord> Of(DemoFile file)
    {
        using var gzip = new GZipStream(new MemoryStream(file.Content.ToArray()), CompressionMode.Decompress);
        var labels = file.Labels.Select(l => l.EventId).ToHashSet(StringComparer.Ordinal);
        return [.. JsonDocument.Parse(gzip).RootElement.GetProperty("Records").EnumerateArray().Select(r =>
            new DemoRecord(file, r, labels.Contains(r.GetProperty("eventID").GetString()!)))];
    }
}
