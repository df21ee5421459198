using OrleansSec.Silo.Demo.Actions;

namespace OrleansSec.Silo.Demo.Week;

/// <summary>
/// What kinds of principals do. The mix follows the profile of measured CloudTrail logs: nine of ten calls read, three
/// of a hundred fail, the commonest errors being throttling, denials and missing bucket policies.
/// </summary>
internal static class HabitSets
{
    /// <summary>A person who builds and runs software.</summary>
    public static Habit[] Developer(string bucket, string logGroup) =>
    [
        new(Ec2Actions.DescribeInstances, 14, string.Empty),
        new(ManagementActions.FilterLogEvents, 14, logGroup),
        new(ManagementActions.DescribeLogGroups, 8, string.Empty),
        new(ManagementActions.DescribeAlarms, 10, string.Empty),
        new(ManagementActions.ListFunctions, 8, string.Empty),
        new(S3Actions.ListBuckets, 6, string.Empty),
        new(S3Actions.ListObjects, 8, bucket),
        new Habit(S3Actions.GetObject, 8, bucket).Failing(0.05, "NoSuchKey"),
        new Habit(ManagementActions.DescribeDbInstances, 6, string.Empty).Failing(0.12, "AccessDenied"),
        new(StsActions.GetCallerIdentity, 5, string.Empty),
    ];

    /// <summary>A person who looks after accounts and networks.</summary>
    public static Habit[] Operator(string[] groups, string[] roles) =>
    [
        new(Ec2Actions.DescribeInstances, 14, string.Empty),
        new(Ec2Actions.DescribeSecurityGroups, 10, groups),
        new(Ec2Actions.DescribeVpcs, 6, string.Empty),
        new(ManagementActions.DescribeLoadBalancers, 8, string.Empty),
        new(ManagementActions.DescribeAutoScalingGroups, 8, string.Empty),
        new Habit(IamActions.GetRole, 8, roles).Failing(0.06, "AccessDenied"),
        new(IamActions.ListRoles, 6, string.Empty),
        new(ManagementActions.LookupEvents, 8, string.Empty),
        new(ManagementActions.ListFindings, 8, "12abc34d567e8fa901bc2d34e56789f0"),
        new(ManagementActions.DescribeAlarms, 8, string.Empty),
    ];

    /// <summary>A person who asks questions of data.</summary>
    public static Habit[] Analyst(string bucket) =>
    [
        new(ManagementActions.StartQueryExecution, 6, "primary"),
        new(ManagementActions.GetQueryResults, 16, "b7ce2a41-5f0e-4c3d-9e57-1c8f1be0a6d2"),
        new(ManagementActions.GetTable, 16, "orders", "sessions"),
        new(S3Actions.ListObjects, 10, bucket),
        new Habit(S3Actions.GetObject, 18, bucket).Failing(0.06, "AccessDenied"),
    ];

    /// <summary>Infrastructure as code: reads a lot, and changes policies, security groups and functions all day.</summary>
    public static Habit[] Deployment(string[] roles, string[] groups, string[] functions) =>
    [
        new Habit(Ec2Actions.DescribeInstances, 14, string.Empty).Failing(0.05, "Client.RequestLimitExceeded"),
        new(Ec2Actions.DescribeSecurityGroups, 12, groups),
        new(Ec2Actions.DescribeVpcs, 8, string.Empty),
        new Habit(IamActions.GetRole, 14, roles).Failing(0.08, "ThrottlingException"),
        new Habit(IamActions.GetRolePolicy, 8, roles).Failing(0.08, "ThrottlingException"),
        new(IamActions.ListAttachedRolePolicies, 8, roles),
        new(ManagementActions.DescribeStacks, 6, "acme-shop"),
        new(ManagementActions.DescribeTaskDefinition, 6, "checkout-api"),
        new(ManagementActions.GetAuthorizationToken, 5, string.Empty),
        new(S3Actions.GetBucketVersioning, 6, "acme-ci-artifacts"),
        new Habit(S3Actions.GetBucketPolicy, 6, "acme-ci-artifacts").Failing(0.3, "NoSuchBucketPolicy"),
        new(Ec2Actions.AuthorizeSecurityGroupIngress, 4, groups),
        new(Ec2Actions.RevokeSecurityGroupIngress, 2, groups),
        new(Ec2Actions.CreateTags, 4, groups),
        new(IamActions.PutRolePolicy, 3, roles),
        new(IamActions.CreatePolicyVersion, 2, roles),
        new(IamActions.AttachRolePolicy, 2, roles),
        new(ManagementActions.UpdateFunctionCode, 3, functions),
        new(ManagementActions.UpdateService, 4, "checkout-api", "catalog-api"),
    ];

    /// <summary>A service of the company's own, by an SDK.</summary>
    public static Habit[] Application(string bucket, string table, string parameter, string key) =>
    [
        new Habit(S3Actions.GetObject, 28, bucket).Failing(0.14, "NoSuchKey"),
        new(S3Actions.PutObject, 5, bucket),
        new Habit(ManagementActions.GetItem, 26, table).Failing(0.03, "ThrottlingException"),
        new(ManagementActions.PutItem, 8, table),
        new(ManagementActions.GetParameter, 10, parameter),
        new(KmsActions.Decrypt, 14, key) { Detail = bucket },
    ];

    /// <summary>A host with an instance role. <see cref="OwnInstance"/> stands for the host that calls.</summary>
    public static Habit[] Instance(string bucket, string parameter) =>
    [
        new(ManagementActions.UpdateInstanceInformation, 8, OwnInstance),
        new(ManagementActions.ListInstanceAssociations, 20, OwnInstance),
        new Habit(ManagementActions.GetParameter, 16, parameter).Failing(0.05, "ThrottlingException"),
        new Habit(S3Actions.GetObject, 24, bucket).Failing(0.1, "NoSuchKey"),
        new(ManagementActions.GetAuthorizationToken, 10, string.Empty),
        new(Ec2Actions.DescribeTags, 16, string.Empty),
    ];

    /// <summary>A read-only sweep over everything.</summary>
    public static Habit[] Audit(string[] buckets, string[] roles, string[] users, string[] keys) =>
    [
        new Habit(S3Actions.GetBucketPolicy, 10, buckets).Failing(0.25, "NoSuchBucketPolicy"),
        new(S3Actions.GetBucketAcl, 10, buckets),
        new(S3Actions.GetBucketEncryption, 10, buckets),
        new(S3Actions.GetBucketPublicAccessBlock, 10, buckets),
        new(S3Actions.ListBuckets, 3, string.Empty),
        new(IamActions.GetRole, 10, roles),
        new Habit(IamActions.ListAttachedRolePolicies, 10, roles).Failing(0.04, "ThrottlingException"),
        new(IamActions.ListMfaDevices, 6, users),
        new(IamActions.ListAccessKeys, 6, users),
        new(IamActions.ListUsers, 3, string.Empty),
        new(IamActions.GetAccountSummary, 3, string.Empty),
        new(IamActions.GenerateCredentialReport, 3, string.Empty),
        new(KmsActions.DescribeKey, 6, keys),
        new(Ec2Actions.DescribeSecurityGroups, 6, string.Empty),
        new(Ec2Actions.DescribeSnapshots, 4, string.Empty),
        new(ManagementActions.DescribeTrails, 4, string.Empty),
        new(ManagementActions.GetTrailStatus, 4, "acme-trail"),
        new(ManagementActions.DescribeConfigRules, 4, string.Empty),
    ];

    /// <summary>Copies of disks and databases.</summary>
    public static Habit[] Backup(string[] volumes, string[] databases) =>
    [
        new Habit(Ec2Actions.CreateSnapshot, 8, volumes).Failing(0.04, "Client.RequestLimitExceeded"),
        new(Ec2Actions.DescribeSnapshots, 14, string.Empty),
        new(Ec2Actions.DescribeVolumes, 12, volumes),
        new(ManagementActions.CreateDbSnapshot, 2, databases),
        new(ManagementActions.DescribeDbSnapshots, 8, databases),
    ];

    /// <summary>The place of the calling host's own id among a habit's targets.</summary>
    public const string OwnInstance = "i-self";
}
