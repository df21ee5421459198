using System.Collections.Frozen;

namespace OrleansSec.Detection.Correlations;

/// <summary>
/// The fields by which a correlation may group: those that say who called. A principal's grain holds its windows, so
/// all sessions of a role are one group.
/// </summary>
internal static class CallerFields
{
    private static readonly FrozenSet<string> _naming = FrozenSet.ToFrozenSet(
        [
            "userIdentity.arn", "userIdentity.principalId", "userIdentity.userName",
            "userIdentity.sessionContext.sessionIssuer.arn", "userIdentity.sessionContext.sessionIssuer.principalId",
            "userIdentity.sessionContext.sessionIssuer.userName",
        ],
        StringComparer.Ordinal);

    // The same for all events of a principal, or nearly so, and no group on their own.
    private static readonly FrozenSet<string> _beside = FrozenSet.ToFrozenSet(
        [
            "recipientAccountId", "userIdentity.accountId", "userIdentity.type",
            "userIdentity.sessionContext.sessionIssuer.accountId", "userIdentity.sessionContext.sessionIssuer.type",
        ],
        StringComparer.Ordinal);

    /// <summary>What to write instead.</summary>
    public const string Advice = "windows are held per principal, so that group-by: userIdentity.arn works";

    /// <summary>Whether the field names the caller.</summary>
    public static bool Names(string field) => _naming.Contains(field);

    /// <summary>Whether the field may stand beside one that names the caller.</summary>
    public static bool GoesWith(string field) => _naming.Contains(field) || _beside.Contains(field);
}
