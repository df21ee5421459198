using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace OrleansSec.TestKit;

/// <summary>A CloudTrail record for a test. Change only what matters: <c>Given.Event("iam:CreateUser") with { Region = "eu-west-1" }</c>.</summary>
/// <param name="Action">Service and call, such as <c>iam:CreateUser</c>.</param>
/// <param name="By">Who acts.</param>
public sealed record CloudTrailEvent(string Action, CloudTrailIdentity By)
{
    /// <summary>CloudTrail's event id.</summary>
    public string Id { get; init; } = "11111111-1111-4111-8111-111111111111";

    /// <summary>The event's own time.</summary>
    public DateTimeOffset Time { get; init; } = Given.Noon;

    /// <summary>AWS region.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The caller's address.</summary>
    public string Address { get; init; } = "198.51.100.7";

    /// <summary>The caller's program.</summary>
    public string UserAgent { get; init; } = "aws-cli/2.13.0 Python/3.11.4";

    /// <summary>Error code of a failed call.</summary>
    public string? Error { get; init; }

    /// <summary>CloudTrail's word on whether the call only reads, or null for none.</summary>
    public bool? ReadOnly { get; init; }

    /// <summary>CloudTrail's event type.</summary>
    public string EventType { get; init; } = "AwsApiCall";

    /// <summary>What was asked: a JSON object, or null.</summary>
    public string? Request { get; init; }

    /// <summary>What was answered: a JSON object, or null.</summary>
    public string? Response { get; init; }

    /// <summary>Further fields of the record: a JSON object whose members are added, or replace the ones above.</summary>
    public string? More { get; init; }

    /// <summary>The record as JSON text on one line.</summary>
    public override string ToString() => ToJson().ToJsonString();

    /// <summary>The record as UTF-8 JSON.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());

    /// <summary>The record as JSON.</summary>
    public JsonObject ToJson()
    {
        var parts = Action.Split(':');
        var json = new JsonObject
        {
            ["eventVersion"] = "1.08",
            ["userIdentity"] = By.ToJson(),
            ["eventTime"] = Time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["eventSource"] = $"{parts[0]}.amazonaws.com",
            ["eventName"] = parts[1],
            ["awsRegion"] = Region,
            ["sourceIPAddress"] = Address,
            ["userAgent"] = UserAgent,
            ["requestParameters"] = Request is null ? null : JsonNode.Parse(Request),
            ["responseElements"] = Response is null ? null : JsonNode.Parse(Response),
            ["eventID"] = Id,
            ["eventType"] = EventType,
            ["recipientAccountId"] = By.Account,
        };
        if (Error is not null)
        {
            json["errorCode"] = Error;
        }

        if (ReadOnly is { } readOnly)
        {
            json["readOnly"] = readOnly;
        }

        foreach (var (name, value) in JsonNode.Parse(More ?? "{}")!.AsObject())
        {
            json[name] = value?.DeepClone();
        }

        return json;
    }
}
