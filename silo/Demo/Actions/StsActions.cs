using System.Globalization;
using OrleansSec.Silo.Demo.Records;

namespace OrleansSec.Silo.Demo.Actions;

/// <summary>STS and sign-in: targets are roles, details are session names.</summary>
internal static class StsActions
{
    public static readonly ApiAction GetCallerIdentity = new("sts", "GetCallerIdentity", isRead: true);

    public static readonly ApiAction AssumeRole = Assume("AssumeRole");

    public static readonly ApiAction AssumeRoleWithWebIdentity = Assume("AssumeRoleWithWebIdentity");

    public static readonly ApiAction ConsoleLogin = new("signin", "ConsoleLogin", isRead: false)
    {
        Response = (json, _, _) => json.WriteString("ConsoleLogin", "Success"),
        Extra = (json, call, _) =>
        {
            json.WriteString("LoginTo", "https://console.aws.amazon.com/console/home?hashArgs=%23&isauthcode=true&state=hashArgsFromTB_us-east-1");
            json.WriteString("MobileVersion", "No");
            json.WriteString("MFAIdentifier", $"arn:aws:iam::{call.Caller.Identity.Account}:mfa/{call.Target}");
            json.WriteString("MFAUsed", "Yes");
        },
    };

    private static ApiAction Assume(string name) => new("sts", name, isRead: true)
    {
        Request = (json, call, _) =>
        {
            json.WriteString("roleArn", Arn(call));
            json.WriteString("roleSessionName", call.Detail ?? "session");
            json.WriteNumber("durationSeconds", 3600);
        },
        Response = (json, call, dice) =>
        {
            json.WriteStartObject("credentials");
            json.WriteString("accessKeyId", dice.Key("ASIA"));
            json.WriteString("sessionToken", dice.Key("IQoJb3JpZ2luX2Vj", 220));
            json.WriteString("expiration", call.Time.AddHours(1).ToString("MMM d, yyyy, h:mm:ss tt", CultureInfo.InvariantCulture));
            json.WriteEndObject();
            json.WriteStartObject("assumedRoleUser");
            json.WriteString("assumedRoleId", $"{dice.Key("AROA", 17)}:{call.Detail}");
            json.WriteString("arn", $"arn:aws:sts::{call.Caller.Identity.Account}:assumed-role/{call.Target}/{call.Detail}");
            json.WriteEndObject();
        },
        Resources = (json, call, _) =>
        {
            json.WriteStartObject();
            json.WriteString("accountId", call.Caller.Identity.Account);
            json.WriteString("type", "AWS::IAM::Role");
            json.WriteString("ARN", Arn(call));
            json.WriteEndObject();
        },
    };

    private static string Arn(Call call) => $"arn:aws:iam::{call.Caller.Identity.Account}:role/{call.Target}";
}
