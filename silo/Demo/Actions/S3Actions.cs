using System.Text.Json;
using OrleansSec.Silo.Demo.Records;

namespace OrleansSec.Silo.Demo.Actions;

/// <summary>S3: targets are buckets, details are object keys.</summary>
internal static class S3Actions
{
    public static readonly ApiAction ListBuckets = new("s3", "ListBuckets", isRead: true)
    {
        Request = (json, _, _) => json.WriteString("Host", "s3.amazonaws.com"),
        Extra = Transfer,
    };

    public static readonly ApiAction GetBucketAcl = OfBucket("GetBucketAcl", isRead: true, "acl");
    public static readonly ApiAction GetBucketPolicy = OfBucket("GetBucketPolicy", isRead: true, "policy");
    public static readonly ApiAction GetBucketEncryption = OfBucket("GetBucketEncryption", isRead: true, "encryption");
    public static readonly ApiAction GetBucketVersioning = OfBucket("GetBucketVersioning", isRead: true, "versioning");
    public static readonly ApiAction GetBucketPublicAccessBlock = OfBucket("GetBucketPublicAccessBlock", isRead: true, "publicAccessBlock");

    public static readonly ApiAction ListObjects = new("s3", "ListObjects", isRead: true)
    {
        IsData = true,
        Request = (json, call, _) =>
        {
            json.WriteString("list-type", "2");
            Bucket(json, call);
            json.WriteString("encoding-type", "url");
            json.WriteString("prefix", call.Detail ?? string.Empty);
        },
        Extra = Transfer,
        Resources = (json, call, _) =>
        {
            json.WriteStartObject();
            json.WriteString("type", "AWS::S3::Object");
            json.WriteString("ARNPrefix", $"arn:aws:s3:::{call.Target}/{call.Detail}");
            json.WriteEndObject();
            BucketResource(json, call);
        },
    };

    public static readonly ApiAction GetObject = OfObject("GetObject", isRead: true);
    public static readonly ApiAction PutObject = OfObject("PutObject", isRead: false);
    public static readonly ApiAction DeleteObject = OfObject("DeleteObject", isRead: false);

    private static ApiAction OfBucket(string name, bool isRead, string aspect) => new("s3", name, isRead)
    {
        Request = (json, call, _) =>
        {
            Bucket(json, call);
            json.WriteString(aspect, string.Empty);
        },
        Extra = Transfer,
        Resources = (json, call, _) => BucketResource(json, call),
    };

    private static ApiAction OfObject(string name, bool isRead) => new("s3", name, isRead)
    {
        IsData = true,
        Request = (json, call, _) =>
        {
            Bucket(json, call);
            json.WriteString("key", Key(call));
        },
        Response = isRead ? null : (json, _, _) => json.WriteString("x-amz-server-side-encryption", "AES256"),
        Extra = Transfer,
        Resources = (json, call, _) =>
        {
            json.WriteStartObject();
            json.WriteString("type", "AWS::S3::Object");
            json.WriteString("ARN", $"arn:aws:s3:::{call.Target}/{Key(call)}");
            json.WriteEndObject();
            BucketResource(json, call);
        },
    };

    // Request and resource name the same key, so it is a function of the call and not of the dice.
    private static string Key(Call call)
    {
        if (call.Detail is not null)
        {
            return call.Detail;
        }

        var time = call.Time;
        return $"data/{time.Year}/{time.Month:00}/{time.Day:00}/part-{(time.ToUnixTimeSeconds() * 7919) % 100000:00000}.json.gz";
    }

    private static void Bucket(Utf8JsonWriter json, Call call)
    {
        json.WriteString("bucketName", call.Target);
        json.WriteString("Host", $"{call.Target}.s3.{call.Region}.amazonaws.com");
    }

    private static void BucketResource(Utf8JsonWriter json, Call call)
    {
        json.WriteStartObject();
        json.WriteString("accountId", call.Caller.Identity.Account);
        json.WriteString("type", "AWS::S3::Bucket");
        json.WriteString("ARN", $"arn:aws:s3:::{call.Target}");
        json.WriteEndObject();
    }

    private static void Transfer(Utf8JsonWriter json, Call call, Dice dice)
    {
        json.WriteString("SignatureVersion", "SigV4");
        json.WriteString("CipherSuite", "TLS_AES_128_GCM_SHA256");
        json.WriteNumber("bytesTransferredIn", call.Action.IsRead ? 0 : 512 + dice.Below(1 << 20));
        json.WriteString("AuthenticationMethod", "AuthHeader");
        Span<byte> id = stackalloc byte[64];
        dice.Key(id);
        json.WriteString("x-amz-id-2", id);
        json.WriteNumber("bytesTransferredOut", call.Error is not null ? 243 : call.Action == GetObject ? 2048 + dice.Below(4 << 20) : 300 + dice.Below(6000));
    }
}
