using System.Globalization;
using System.Net;
using System.Text.Json;

namespace OrleansSec.Silo.Sources.S3;

/// <summary>
/// Reads the messages by which AWS announces log objects: S3 event notifications, EventBridge's "Object Created", and
/// CloudTrail's own; each also wrapped by SNS. Messages are foreign text: what does not fit is a problem, never an exception.
/// </summary>
internal static class NotificationReader
{
    private const int MostWraps = 2;
    private const string TrailTest = "CloudTrail validation message.";

    /// <summary>Reads a message's body.</summary>
    public static Notification Read(string body) => Read(body, 0);

    private static Notification Read(string body, int wraps)
    {
        if (body == TrailTest)
        {
            return new Notification([], 1);
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement, wraps)
                : Notification.Unread("The message is no JSON object.");
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // A text with half a surrogate pair is refused when it is read, by the second of these.
            return Notification.Unread("The message is no JSON.");
        }
    }

    private static Notification Read(JsonElement message, int wraps)
    {
        if (Text(message, "Type") == "Notification" && Text(message, "Message") is { } inner && wraps < MostWraps)
        {
            return Read(inner, wraps + 1);
        }

        if (message.TryGetProperty("Records", out var records) && records.ValueKind == JsonValueKind.Array)
        {
            return Records(records);
        }

        if (Text(message, "source") == "aws.s3" && message.TryGetProperty("detail", out var detail))
        {
            return Bridged(message, detail);
        }

        if (Text(message, "s3Bucket") is { } bucket && message.TryGetProperty("s3ObjectKey", out var keys) && keys.ValueKind == JsonValueKind.Array)
        {
            return new Notification([.. keys.EnumerateArray()
                .Where(k => k.ValueKind == JsonValueKind.String)
                .Select(k => new ObjectNotice(bucket, k.GetString()!, null, null, null, null))]);
        }

        return Text(message, "Event") == "s3:TestEvent"
            ? new Notification([], 1)
            : Notification.Unread("The message is no notification of S3, EventBridge or CloudTrail.");
    }

    private static Notification Records(JsonElement records)
    {
        var (objects, passed) = (new List<ObjectNotice>(), 0);
        foreach (var record in records.EnumerateArray())
        {
            if (Text(record, "eventName") is { } name && !name.Contains("ObjectCreated", StringComparison.Ordinal))
            {
                passed++;
            }
            else if (Inner(record, "s3") is { } s3 && Written(record, s3) is { } notice)
            {
                objects.Add(notice);
            }
            else
            {
                return Notification.Unread("A record of the message names no bucket or no object.");
            }
        }

        return new Notification(objects, passed);
    }

    // Keys in this form, and in no other, are encoded as in a query.
    private static ObjectNotice? Written(JsonElement record, JsonElement s3) =>
        Inner(s3, "bucket") is { } bucket && Text(bucket, "name") is { Length: > 0 } name
        && Inner(s3, "object") is { } item && Text(item, "key") is { Length: > 0 } key
            ? new ObjectNotice(
                name, WebUtility.UrlDecode(key), Tag(Text(item, "eTag")), Text(item, "versionId"), Text(record, "awsRegion"), Time(Text(record, "eventTime")))
            : null;

    private static Notification Bridged(JsonElement message, JsonElement detail)
    {
        if (Text(message, "detail-type") != "Object Created")
        {
            return new Notification([], 1);
        }

        return Inner(detail, "bucket") is { } bucket && Text(bucket, "name") is { Length: > 0 } name
            && Inner(detail, "object") is { } item && Text(item, "key") is { Length: > 0 } key
            ? new Notification([new ObjectNotice(
                name, key, Tag(Text(item, "etag")), Text(item, "version-id"), Text(message, "region"), Time(Text(message, "time")))])
            : Notification.Unread("The event names no bucket or no object.");
    }

    private static string? Tag(string? text) => text?.Trim('"') is { Length: > 0 } tag ? tag : null;

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static JsonElement? Inner(JsonElement outer, string name) =>
        outer.ValueKind == JsonValueKind.Object && outer.TryGetProperty(name, out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : null;

    private static string? Text(JsonElement outer, string name) =>
        outer.ValueKind == JsonValueKind.Object && outer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
