using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OrleansSec.Silo.Demo.Records;

/// <summary>Writes one call as a CloudTrail record, members in the order in which AWS writes them.</summary>
internal static class RecordWriter
{
    /// <summary>As AWS writes: no white space, plus signs and slashes as they are.</summary>
    public static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly JsonEncodedText _version = JsonEncodedText.Encode("eventVersion");
    private static readonly JsonEncodedText _identity = JsonEncodedText.Encode("userIdentity");
    private static readonly JsonEncodedText _time = JsonEncodedText.Encode("eventTime");
    private static readonly JsonEncodedText _source = JsonEncodedText.Encode("eventSource");
    private static readonly JsonEncodedText _name = JsonEncodedText.Encode("eventName");
    private static readonly JsonEncodedText _region = JsonEncodedText.Encode("awsRegion");
    private static readonly JsonEncodedText _address = JsonEncodedText.Encode("sourceIPAddress");
    private static readonly JsonEncodedText _agent = JsonEncodedText.Encode("userAgent");
    private static readonly JsonEncodedText _request = JsonEncodedText.Encode("requestParameters");
    private static readonly JsonEncodedText _response = JsonEncodedText.Encode("responseElements");
    private static readonly JsonEncodedText _extra = JsonEncodedText.Encode("additionalEventData");
    private static readonly JsonEncodedText _requestId = JsonEncodedText.Encode("requestID");
    private static readonly JsonEncodedText _eventId = JsonEncodedText.Encode("eventID");
    private static readonly JsonEncodedText _readOnly = JsonEncodedText.Encode("readOnly");
    private static readonly JsonEncodedText _resources = JsonEncodedText.Encode("resources");
    private static readonly JsonEncodedText _type = JsonEncodedText.Encode("eventType");
    private static readonly JsonEncodedText _management = JsonEncodedText.Encode("managementEvent");
    private static readonly JsonEncodedText _recipient = JsonEncodedText.Encode("recipientAccountId");
    private static readonly JsonEncodedText _category = JsonEncodedText.Encode("eventCategory");
    private static readonly JsonEncodedText _tls = JsonEncodedText.Encode("tlsDetails");
    private static readonly JsonEncodedText _tlsVersion = JsonEncodedText.Encode("tlsVersion");
    private static readonly JsonEncodedText _cipher = JsonEncodedText.Encode("cipherSuite");
    private static readonly JsonEncodedText _hostHeader = JsonEncodedText.Encode("clientProvidedHostHeader");

    /// <summary>Writes a record.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="call">What happened.</param>
    /// <param name="dice">For the ids and sizes in it.</param>
    /// <param name="eventId">36 bytes: receives the event's id.</param>
    public static void Write(Utf8JsonWriter json, Call call, Dice dice, Span<byte> eventId)
    {
        dice.Uuid(eventId);
        var action = call.Action;
        json.WriteStartObject();
        json.WriteString(_version, Version(action.Service));
        json.WritePropertyName(_identity);
        json.WriteRawValue(call.Caller.Identity.Json, skipInputValidation: true);
        WriteTime(json, call.Time);
        json.WriteString(_source, action.Source);
        json.WriteString(_name, action.EncodedName);
        json.WriteString(_region, call.Region);
        json.WriteString(_address, call.Caller.Address);
        json.WriteString(_agent, call.Caller.UserAgent);
        WriteError(json, call);
        WritePart(json, _request, action.Request, call, dice);
        WritePart(json, _response, call.Error is null ? action.Response : null, call, dice);
        if (action.Extra is not null)
        {
            WritePart(json, _extra, action.Extra, call, dice);
        }

        WriteRequestId(json, action, dice);
        json.WriteString(_eventId, eventId);
        json.WriteBoolean(_readOnly, action.IsRead);
        if (action.Resources is not null)
        {
            json.WriteStartArray(_resources);
            action.Resources(json, call, dice);
            json.WriteEndArray();
        }

        WriteTail(json, call);
        json.WriteEndObject();
    }

    // Each service moves to a new version of the format in its own time.
    private static ReadOnlySpan<byte> Version(string service) => service switch
    {
        "s3" or "dynamodb" => "1.11"u8,
        "ec2" or "lambda" or "ecs" => "1.10"u8,
        "kms" or "sts" or "signin" => "1.08"u8,
        _ => "1.09"u8,
    };

    private static void WriteTime(Utf8JsonWriter json, DateTimeOffset time)
    {
        Span<byte> text = stackalloc byte[20];
        "0000-00-00T00:00:00Z"u8.CopyTo(text);
        Utf8Formatter.TryFormat(time.Year, text, out _, new('D', 4));
        Two(text[5..], time.Month);
        Two(text[8..], time.Day);
        Two(text[11..], time.Hour);
        Two(text[14..], time.Minute);
        Two(text[17..], time.Second);
        json.WriteString(_time, text);

        static void Two(Span<byte> at, int value)
        {
            at[0] = (byte)('0' + (value / 10));
            at[1] = (byte)('0' + (value % 10));
        }
    }

    private static void WriteError(Utf8JsonWriter json, Call call)
    {
        if (call.Error is not { } code)
        {
            return;
        }

        json.WriteString("errorCode", code);
        json.WriteString("errorMessage", code switch
        {
            "AccessDenied" => $"User: {call.Caller.Identity.Arn} is not authorized to perform: {call.Action.Service}:{call.Action.Name} on resource: {call.Target} because no identity-based policy allows the {call.Action.Service}:{call.Action.Name} action",
            "Client.UnauthorizedOperation" => $"You are not authorized to perform this operation. User: {call.Caller.Identity.Arn} is not authorized to perform: {call.Action.Service}:{call.Action.Name} because no identity-based policy allows the {call.Action.Service}:{call.Action.Name} action",
            "ThrottlingException" => "Rate exceeded",
            "NoSuchBucketPolicy" => "The bucket policy does not exist",
            "NoSuchKey" => "The specified key does not exist.",
            _ => "Request failed",
        });
    }

    private static void WritePart(Utf8JsonWriter json, JsonEncodedText name, CallPart? part, Call call, Dice dice)
    {
        if (part is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        part(json, call, dice);
        json.WriteEndObject();
    }

    private static void WriteRequestId(Utf8JsonWriter json, ApiAction action, Dice dice)
    {
        Span<byte> id = stackalloc byte[36];
        if (action.Service == "s3")
        {
            id = id[..16];
            dice.Key(id);
        }
        else
        {
            dice.Uuid(id);
        }

        json.WriteString(_requestId, id);
    }

    private static void WriteTail(Utf8JsonWriter json, Call call)
    {
        var (action, caller) = (call.Action, call.Caller);
        json.WriteString(_type, action.IsSignIn ? "AwsConsoleSignIn"u8 : "AwsApiCall"u8);
        json.WriteBoolean(_management, !action.IsData);
        json.WriteString(_recipient, caller.Identity.Account);
        if (caller.VpcEndpoint is not null)
        {
            json.WriteString("vpcEndpointId", caller.VpcEndpoint);
            json.WriteString("vpcEndpointAccountId", caller.Identity.Account);
        }

        json.WriteString(_category, action.IsData ? "Data"u8 : "Management"u8);
        if (!caller.IsService)
        {
            json.WriteStartObject(_tls);
            json.WriteString(_tlsVersion, "TLSv1.3"u8);
            json.WriteString(_cipher, "TLS_AES_128_GCM_SHA256"u8);
            json.WriteString(_hostHeader, HostHeaders.Of(call));
            json.WriteEndObject();
        }

        if (caller.IsConsole)
        {
            json.WriteString("sessionCredentialFromConsole", "true"u8);
        }
    }
}
