using System.Collections.Frozen;
using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.CloudTrail;

/// <summary>Tells how sensitive an API call is: by name where it is known, else by the record's word and by its verb.</summary>
internal static class AccessClasses
{
    // Services all of whose changes are changes of who may do what.
    private static readonly FrozenSet<string> _permissionServices = FrozenSet.ToFrozenSet(
        ["iam", "organizations", "sso", "sso-directory", "identitystore", "ram", "rolesanywhere", "verifiedpermissions"],
        StringComparer.Ordinal);

    private static readonly string[] _readVerbs =
    [
        "Get", "List", "Describe", "Head", "BatchGet", "BatchDescribe", "BatchCheck", "Lookup", "Search", "Check", "Test",
        "Simulate", "Validate", "View", "Preview", "Query", "Scan", "Estimate", "Discover", "Filter", "Select", "Generate",
        "Verify", "Is", "Has", "Count", "Download", "AssumeRole", "ConsoleLogin", "SwitchRole", "CredentialChallenge", "UserAuthentication",
    ];

    private static readonly string[] _permissionWords =
    [
        "ResourcePolicy", "AccessPolicy", "KeyPolicy", "BucketPolicy", "RepositoryPolicy", "RegistryPolicy", "AccessPointPolicy",
        "Acl", "PublicAccessBlock", "Permission", "Permissions",
    ];

    private static readonly FrozenDictionary<string, AccessClass> _known = AccessTable.Build();

    public static AccessClass Of(string service, string call, bool? isReadOnly)
    {
        if (_known.TryGetValue($"{service}:{call}", out var known))
        {
            return known;
        }

        if (isReadOnly ?? Array.Exists(_readVerbs, verb => call.StartsWith(verb, StringComparison.Ordinal)))
        {
            return AccessClass.Read;
        }

        return _permissionServices.Contains(service) || Array.Exists(_permissionWords, w => call.EndsWith(w, StringComparison.Ordinal))
            ? AccessClass.Permission
            : AccessClass.Write;
    }
}
