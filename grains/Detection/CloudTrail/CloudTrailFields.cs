using System.Runtime.CompilerServices;
using OrleansSec.Detection.Fields;

namespace OrleansSec.Detection.CloudTrail;

/// <summary>The fields that the decoder itself reads, and their numbers in a layout.</summary>
public sealed class CloudTrailFields
{
    private static readonly ConditionalWeakTable<FieldLayout, CloudTrailFields> _known = [];
    private static readonly string[] _resources =
    [
        "roleArn", "policyArn", "bucketName", "functionName", "secretId", "tableName", "keyId", "roleName", "userName",
        "groupName", "instanceId", "snapshotId", "imageId", "volumeId", "groupId", "dBInstanceIdentifier", "clusterName",
        "trailName", "logGroupName", "name",
        "resourceArn", "topicArn", "queueUrl", "repositoryName", "stackName",
    ];

    private static readonly string[] _instanceTypes =
    [
        "requestParameters.instanceType", "requestParameters.launchSpecification.instanceType",
        "responseElements.instancesSet.items.instanceType",
    ];

    private static readonly string[] _shares =
    [
        "requestParameters.createVolumePermission.add.items.userId", "requestParameters.launchPermission.add.items.userId",
        "requestParameters.valuesToAdd",
    ];

    private static readonly string[] _policies = ["requestParameters.policyDocument", "requestParameters.policy"];

    private CloudTrailFields(FieldLayout layout)
    {
        int Number(string path) => layout.IndexOf(path) is var number and >= 0
            ? number
            : throw new ArgumentException($"The layout lacks the decoder's field {path}.", nameof(layout));

        Records = Number("Records");
        Detail = Number("detail");
        DetailType = Number("detail-type");
        DigestBucket = Number("digestS3Bucket");
        DigestEndTime = Number("digestEndTime");
        EventVersion = Number("eventVersion");
        EventId = Number("eventID");
        EventTime = Number("eventTime");
        EventName = Number("eventName");
        EventSource = Number("eventSource");
        EventType = Number("eventType");
        Region = Number("awsRegion");
        SourceAddress = Number("sourceIPAddress");
        UserAgent = Number("userAgent");
        ErrorCode = Number("errorCode");
        ConsoleLogin = Number("responseElements.ConsoleLogin");
        ReadOnly = Number("readOnly");
        RecipientAccount = Number("recipientAccountId");
        UserIdentity = Number("userIdentity");
        Type = Number("userIdentity.type");
        PrincipalId = Number("userIdentity.principalId");
        Arn = Number("userIdentity.arn");
        Account = Number("userIdentity.accountId");
        AccessKey = Number("userIdentity.accessKeyId");
        UserName = Number("userIdentity.userName");
        InvokedBy = Number("userIdentity.invokedBy");
        OnBehalfOf = Number("userIdentity.onBehalfOf.userId");
        IssuerName = Number("userIdentity.sessionContext.sessionIssuer.userName");
        IssuerArn = Number("userIdentity.sessionContext.sessionIssuer.arn");
        IssuerAccount = Number("userIdentity.sessionContext.sessionIssuer.accountId");
        ResourceArn = Number("resources.ARN");
        MfaUsed = Number("additionalEventData.MFAUsed");
        MfaAuthenticated = Number("userIdentity.sessionContext.attributes.mfaAuthenticated");
        MaxCount = Number("requestParameters.instancesSet.items.maxCount");
        Endpoint = Number("vpcEndpointId");
        RoleArn = Number("requestParameters.roleArn");
        InstanceTypes = [.. _instanceTypes.Select(Number)];
        Shares = [.. _shares.Select(Number)];
        Policies = [.. _policies.Select(Number)];
        Resources = [.. _resources.Select(name => Number("requestParameters." + name))];
        NamedValues = [.. CloudTrail.NamedValues.Paths.Select(Number)];
    }

    /// <summary>The paths that a layout must hold for the decoder.</summary>
    public static IReadOnlyList<string> Paths { get; } =
    [
        "Records", "detail", "detail-type", "digestS3Bucket", "digestEndTime",
        "eventVersion", "eventID", "eventTime", "eventName", "eventSource", "eventType", "awsRegion", "sourceIPAddress",
        "userAgent", "errorCode", "responseElements.ConsoleLogin", "readOnly", "recipientAccountId",
        "userIdentity", "userIdentity.type", "userIdentity.principalId", "userIdentity.arn", "userIdentity.accountId",
        "userIdentity.accessKeyId", "userIdentity.userName", "userIdentity.invokedBy", "userIdentity.onBehalfOf.userId",
        "userIdentity.sessionContext.sessionIssuer.userName", "userIdentity.sessionContext.sessionIssuer.arn",
        "userIdentity.sessionContext.sessionIssuer.accountId", "resources.ARN",
        "additionalEventData.MFAUsed", "userIdentity.sessionContext.attributes.mfaAuthenticated",
        "requestParameters.instancesSet.items.maxCount", "vpcEndpointId",
        .. _instanceTypes, .. _shares, .. _policies,
        .. _resources.Select(name => "requestParameters." + name),
        .. CloudTrail.NamedValues.Paths,
    ];

    internal int Records { get; }

    internal int Detail { get; }

    internal int DetailType { get; }

    internal int DigestBucket { get; }

    internal int DigestEndTime { get; }

    internal int EventVersion { get; }

    internal int EventId { get; }

    internal int EventTime { get; }

    internal int EventName { get; }

    internal int EventSource { get; }

    internal int EventType { get; }

    internal int Region { get; }

    internal int SourceAddress { get; }

    internal int UserAgent { get; }

    internal int ErrorCode { get; }

    internal int ConsoleLogin { get; }

    internal int ReadOnly { get; }

    internal int RecipientAccount { get; }

    internal int UserIdentity { get; }

    internal int Type { get; }

    internal int PrincipalId { get; }

    internal int Arn { get; }

    internal int Account { get; }

    internal int AccessKey { get; }

    internal int UserName { get; }

    internal int InvokedBy { get; }

    internal int OnBehalfOf { get; }

    internal int IssuerName { get; }

    internal int IssuerArn { get; }

    internal int IssuerAccount { get; }

    internal int ResourceArn { get; }

    internal int MfaUsed { get; }

    internal int MfaAuthenticated { get; }

    internal int MaxCount { get; }

    internal int Endpoint { get; }

    internal int RoleArn { get; }

    /// <summary>Fields that name the type of instances that are started.</summary>
    internal int[] InstanceTypes { get; }

    /// <summary>Fields that name accounts which are given something.</summary>
    internal int[] Shares { get; }

    /// <summary>Fields that hold policies as text.</summary>
    internal int[] Policies { get; }

    /// <summary>Request parameters that name what is acted on, the more telling first.</summary>
    internal int[] Resources { get; }

    /// <summary>Request parameters that can name an address, a host or a file.</summary>
    internal int[] NamedValues { get; }

    /// <summary>The numbers in a layout; found once per layout.</summary>
    internal static CloudTrailFields Of(FieldLayout layout) => _known.GetValue(layout, static l => new CloudTrailFields(l));
}
