using System.Collections.Frozen;
using OrleansSec.Detection.Rules.Reading;

namespace OrleansSec.Detection.Rules;

/// <summary>
/// The fields that AWS gives a CloudTrail record, as far as they do not depend on the service.
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
/// </summary>
internal static class CloudTrailSchema
{
    private static readonly FrozenSet<string> _record = FrozenSet.ToFrozenSet(
        [
            "addendum", "additionalEventData", "apiVersion", "awsRegion", "edgeDeviceDetails", "errorCode", "errorMessage",
            "eventCategory", "eventContext", "eventID", "eventName", "eventSource", "eventTime", "eventType", "eventVersion",
            "insightDetails", "managementEvent", "readOnly", "recipientAccountId", "requestID", "requestParameters", "resources",
            "responseElements", "serviceEventDetails", "sessionCredentialFromConsole", "sharedEventID", "sourceIPAddress",
            "tlsDetails", "userAgent", "userIdentity", "vpcEndpointAccountId", "vpcEndpointId",
        ],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> _identity = FrozenSet.ToFrozenSet(
        [
            "accessKeyId", "accountId", "arn", "credentialId", "identityProvider", "inScopeOf", "invokedBy", "invokedByDelegate",
            "onBehalfOf", "principalId", "sessionContext", "type", "userName",
        ],
        StringComparer.Ordinal);

    /// <summary>A sentence of doubt if records have no such field, or null.</summary>
    public static string? Doubt(string path)
    {
        var steps = path.Split('.');
        if (!_record.Contains(steps[0]))
        {
            return $"CloudTrail records have no field {steps[0]}, so that {path} never has a value{Nearest.Suggest(steps[0], _record)}";
        }

        return steps is ["userIdentity", var member, ..] && !_identity.Contains(member)
            ? $"userIdentity has no member {member}, so that {path} never has a value{Nearest.Suggest(member, _identity)}"
            : null;
    }
}
