using System.Text.Json.Nodes;

namespace OrleansSec.TestKit;

/// <summary>Who acts in a test: CloudTrail's <c>userIdentity</c>.</summary>
/// <param name="Type">CloudTrail's type.</param>
/// <param name="Name">The user's, role's or service's name.</param>
/// <param name="Account">The account it belongs to.</param>
/// <param name="Session">A role session's name.</param>
public sealed record CloudTrailIdentity(string Type, string Name, string Account = Given.Account, string Session = "session")
{
    /// <summary>The access key id it uses, or null.</summary>
    public string? AccessKey { get; init; } = "AKIAIOSFODNN7EXAMPLE";

    /// <summary>The AWS service that calls for it, or null.</summary>
    public string? InvokedBy { get; init; }

    /// <summary>Whether its session is marked as signed in with MFA.</summary>
    public bool Mfa { get; init; } = true;

    /// <summary>As JSON.</summary>
    public JsonObject ToJson() => Type switch
    {
        "AWSService" => new JsonObject { ["type"] = Type, ["invokedBy"] = $"{Name}.amazonaws.com" },
        "AssumedRole" => With(Own($"arn:aws:sts::{Account}:assumed-role/{Name}/{Session}", $"AROAEXAMPLE:{Session}"), Context(isRole: true)),
        "Root" => With(Own($"arn:aws:iam::{Account}:root", Account), Context(isRole: false)),
        _ => With(Own($"arn:aws:iam::{Account}:user/{Name}", "AIDAEXAMPLE", Name), Context(isRole: false)),
    };

    private JsonObject Own(string arn, string principalId, string? userName = null)
    {
        var json = new JsonObject { ["type"] = Type, ["principalId"] = principalId, ["arn"] = arn, ["accountId"] = Account };
        Add(json, "accessKeyId", AccessKey);
        Add(json, "userName", userName);
        Add(json, "invokedBy", InvokedBy);
        return json;
    }

    private JsonObject Context(bool isRole)
    {
        var context = new JsonObject { ["attributes"] = new JsonObject { ["mfaAuthenticated"] = Mfa ? "true" : "false" } };
        if (isRole)
        {
            context["sessionIssuer"] = new JsonObject
            {
                ["type"] = "Role",
                ["principalId"] = "AROAEXAMPLE",
                ["arn"] = $"arn:aws:iam::{Account}:role/{Name}",
                ["accountId"] = Account,
                ["userName"] = Name,
            };
        }

        return context;
    }

    private static JsonObject With(JsonObject json, JsonObject context)
    {
        json["sessionContext"] = context;
        return json;
    }

    private static void Add(JsonObject json, string name, string? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
