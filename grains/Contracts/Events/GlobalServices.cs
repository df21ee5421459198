using System.Collections.Frozen;

namespace OrleansSec.Contracts.Events;

/// <summary>
/// Services without regions. CloudTrail records their calls in the home region of the partition (user guide, "About global
/// service events"), wherever the caller works: such a region tells nothing of the caller.
/// </summary>
internal static class GlobalServices
{
    private static readonly FrozenSet<string> _names = FrozenSet.Create(
        StringComparer.Ordinal,
        "account", "artifact", "billing", "billingconductor", "budgets", "ce", "cloudfront", "consolidatedbilling", "cur", "freetier",
        "globalaccelerator", "health", "iam", "invoicing", "networkmanager", "organizations", "payments", "pricing", "route53",
        "route53domains", "savingsplans", "shield", "signin", "support", "tax", "trustedadvisor", "waf");

    private static readonly FrozenSet<string> _homes = FrozenSet.Create(StringComparer.Ordinal, "us-east-1", "us-gov-west-1", "cn-north-1");

    /// <summary>Whether the region of a service's call is no choice of the caller. STS has both a global endpoint and regional ones.</summary>
    public static bool Has(string service, string region) => _names.Contains(service) || (service == "sts" && _homes.Contains(region));
}
