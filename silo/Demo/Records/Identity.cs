using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace OrleansSec.Silo.Demo.Records;

/// <summary>A ready <c>userIdentity</c> object. One is made for a session and serves for all its calls.</summary>
/// <param name="Account">The account whose log it is in.</param>
/// <param name="Arn">How error messages name it.</param>
/// <param name="Json">The object.</param>
internal sealed record Identity(string Account, string Arn, byte[] Json)
{
    /// <summary>A service of AWS, in its own name.</summary>
    public static Identity Service(string account, string name) => Make(account, name, json =>
    {
        json.WriteString("type", "AWSService");
        json.WriteString("invokedBy", name);
    });

    /// <summary>The account's root.</summary>
    public static Identity Root(string account) => Make(account, $"arn:aws:iam::{account}:root", json =>
    {
        json.WriteString("type", "Root");
        json.WriteString("principalId", account);
        json.WriteString("arn", $"arn:aws:iam::{account}:root");
        json.WriteString("accountId", account);
    });

    /// <summary>An IAM user with an access key, or in the console since an instant.</summary>
    public static Identity User(string account, string name, string id, string? key, DateTimeOffset? consoleSince = null)
    {
        var arn = $"arn:aws:iam::{account}:user/{name}";
        return Make(account, arn, json =>
        {
            json.WriteString("type", "IAMUser");
            json.WriteString("principalId", id);
            json.WriteString("arn", arn);
            json.WriteString("accountId", account);
            if (key is not null)
            {
                json.WriteString("accessKeyId", key);
            }

            json.WriteString("userName", name);
            if (consoleSince is { } since)
            {
                json.WriteStartObject("sessionContext");
                Attributes(json, since, mfa: true);
                json.WriteEndObject();
            }
        });
    }

    /// <summary>A session of a role.</summary>
    public static Identity Role(string account, RoleSession role)
    {
        var arn = $"arn:aws:sts::{account}:assumed-role/{role.Role}/{role.Session}";
        return Make(account, arn, json =>
        {
            json.WriteString("type", "AssumedRole");
            json.WriteString("principalId", $"{role.Id}:{role.Session}");
            json.WriteString("arn", arn);
            json.WriteString("accountId", account);
            if (role.Key is not null)
            {
                json.WriteString("accessKeyId", role.Key);
            }

            json.WriteStartObject("sessionContext");
            Issuer(json, account, role);
            Federation(json, account, role.Provider);
            Attributes(json, role.Since, role.IsMfa);
            if (role.IsInstance)
            {
                json.WriteString("ec2RoleDelivery", "2.0");
            }

            json.WriteEndObject();
            if (role.InvokedBy is not null)
            {
                json.WriteString("invokedBy", role.InvokedBy);
            }
        });
    }

    /// <summary>A workload of an outside identity provider, before it has a role.</summary>
    public static Identity Web(string account, string provider, string subject) => Make(account, subject, json =>
    {
        json.WriteString("type", "WebIdentityUser");
        json.WriteString("principalId", $"arn:aws:iam::{account}:oidc-provider/{provider}:sts.amazonaws.com:{subject}");
        json.WriteString("userName", subject);
        json.WriteString("identityProvider", $"arn:aws:iam::{account}:oidc-provider/{provider}");
    });

    /// <summary>Another account, as the owner of a role sees it.</summary>
    public static Identity Foreign(string account, string caller, string id) => Make(account, caller, json =>
    {
        json.WriteString("type", "AWSAccount");
        json.WriteString("principalId", id);
        json.WriteString("accountId", caller);
    });

    private static Identity Make(string account, string arn, Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, RecordWriter.Json))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return new Identity(account, arn, buffer.WrittenSpan.ToArray());
    }

    private static void Issuer(Utf8JsonWriter json, string account, RoleSession role)
    {
        json.WriteStartObject("sessionIssuer");
        json.WriteString("type", "Role");
        json.WriteString("principalId", role.Id);
        json.WriteString("arn", $"arn:aws:iam::{account}:role{role.Path}{role.Role}");
        json.WriteString("accountId", account);
        json.WriteString("userName", role.Role);
        json.WriteEndObject();
    }

    private static void Federation(Utf8JsonWriter json, string account, string? provider)
    {
        json.WriteStartObject("webIdFederationData");
        if (provider is not null)
        {
            json.WriteString("federatedProvider", $"arn:aws:iam::{account}:oidc-provider/{provider}");
            json.WriteStartObject("attributes");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Attributes(Utf8JsonWriter json, DateTimeOffset since, bool mfa)
    {
        json.WriteStartObject("attributes");
        json.WriteString("creationDate", since.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteString("mfaAuthenticated", mfa ? "true" : "false");
        json.WriteEndObject();
    }
}
