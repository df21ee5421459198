using System.Text.Json;
using OrleansSec.Silo.Demo.Records;

namespace OrleansSec.Silo.Demo.Actions;

/// <summary>KMS: targets are key ids, details name what the key protects.</summary>
internal static class KmsActions
{
    public static readonly ApiAction Decrypt = new("kms", "Decrypt", isRead: true)
    {
        Request = (json, call, _) =>
        {
            Context(json, call);
            json.WriteString("encryptionAlgorithm", "SYMMETRIC_DEFAULT");
        },
        Resources = Key,
    };

    public static readonly ApiAction GenerateDataKey = new("kms", "GenerateDataKey", isRead: true)
    {
        Request = (json, call, _) =>
        {
            json.WriteString("keySpec", "AES_256");
            json.WriteString("keyId", Arn(call));
            Context(json, call);
        },
        Resources = Key,
    };

    public static readonly ApiAction DescribeKey = new("kms", "DescribeKey", isRead: true, "keyId") { Resources = Key };

    private static void Context(Utf8JsonWriter json, Call call)
    {
        json.WriteStartObject("encryptionContext");
        json.WriteString("aws:s3:arn", $"arn:aws:s3:::{call.Detail ?? "acme-app-data"}");
        json.WriteEndObject();
    }

    private static void Key(Utf8JsonWriter json, Call call, Dice dice)
    {
        json.WriteStartObject();
        json.WriteString("accountId", call.Caller.Identity.Account);
        json.WriteString("type", "AWS::KMS::Key");
        json.WriteString("ARN", Arn(call));
        json.WriteEndObject();
    }

    private static string Arn(Call call) => $"arn:aws:kms:{call.Region}:{call.Caller.Identity.Account}:key/{call.Target}";
}
