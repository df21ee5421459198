using OrleansSec.Silo.Demo.Records;

namespace OrleansSec.Silo.Demo.Actions;

/// <summary>IAM: targets are users, roles or policies.</summary>
internal static class IamActions
{
    public static readonly ApiAction ListUsers = new("iam", "ListUsers", isRead: true);
    public static readonly ApiAction ListRoles = new("iam", "ListRoles", isRead: true);
    public static readonly ApiAction GetAccountSummary = new("iam", "GetAccountSummary", isRead: true);
    public static readonly ApiAction GenerateCredentialReport = new("iam", "GenerateCredentialReport", isRead: true);
    public static readonly ApiAction GetRole = new("iam", "GetRole", isRead: true, "roleName");
    public static readonly ApiAction GetRolePolicy = new("iam", "GetRolePolicy", isRead: true, "roleName");
    public static readonly ApiAction GetUser = new("iam", "GetUser", isRead: true, "userName");
    public static readonly ApiAction ListMfaDevices = new("iam", "ListMFADevices", isRead: true, "userName");
    public static readonly ApiAction ListAttachedRolePolicies = new("iam", "ListAttachedRolePolicies", isRead: true, "roleName");
    public static readonly ApiAction ListAccessKeys = new("iam", "ListAccessKeys", isRead: true, "userName");

    public static readonly ApiAction AttachRolePolicy = new("iam", "AttachRolePolicy", isRead: false)
    {
        Request = (json, call, dice) =>
        {
            json.WriteString("roleName", call.Target);
            json.WriteString("policyArn", $"arn:aws:iam::{call.Caller.Identity.Account}:policy/acme-scoped-{dice.Below(20)}");
        },
    };

    public static readonly ApiAction PutRolePolicy = new("iam", "PutRolePolicy", isRead: false)
    {
        Request = (json, call, _) =>
        {
            json.WriteString("roleName", call.Target);
            json.WriteString("policyName", "deploy-managed");
            json.WriteString("policyDocument", Scoped(call));
        },
    };

    public static readonly ApiAction CreatePolicyVersion = new("iam", "CreatePolicyVersion", isRead: false)
    {
        Request = (json, call, dice) =>
        {
            json.WriteString("policyArn", $"arn:aws:iam::{call.Caller.Identity.Account}:policy/acme-scoped-{dice.Below(20)}");
            json.WriteString("policyDocument", Scoped(call));
            json.WriteBoolean("setAsDefault", true);
        },
        Response = (json, call, dice) =>
        {
            json.WriteStartObject("policyVersion");
            json.WriteString("versionId", $"v{2 + dice.Below(60)}");
            json.WriteBoolean("isDefaultVersion", true);
            json.WriteEndObject();
        },
    };

    private static string Scoped(Call call) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::{{call.Target}}-data/*"}]}""";
}
