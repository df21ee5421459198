using System.Collections.Frozen;
using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.CloudTrail;

/// <summary>The API calls whose class their verb does not tell.</summary>
internal static class AccessTable
{
    private static readonly string[] _logging =
    [
        "cloudtrail: CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging PutEventSelectors PutInsightSelectors DeleteEventDataStore"
            + " UpdateEventDataStore StopEventDataStoreIngestion PutEventConfiguration RegisterOrganizationDelegatedAdmin DeregisterOrganizationDelegatedAdmin",
        "config: PutConfigurationRecorder StartConfigurationRecorder StopConfigurationRecorder DeleteConfigurationRecorder PutDeliveryChannel"
            + " DeleteDeliveryChannel PutConfigRule DeleteConfigRule DeleteConfigurationAggregator PutRetentionConfiguration DeleteRetentionConfiguration",
        "guardduty: CreateDetector UpdateDetector DeleteDetector CreateFilter UpdateFilter CreateIPSet UpdateIPSet DeleteIPSet CreateThreatIntelSet"
            + " DeleteThreatIntelSet DeleteMembers DisassociateMembers StopMonitoringMembers DisassociateFromMasterAccount"
            + " DisassociateFromAdministratorAccount DeletePublishingDestination UpdatePublishingDestination ArchiveFindings",
        "securityhub: EnableSecurityHub DisableSecurityHub BatchDisableStandards UpdateStandardsControl DisableImportFindingsForProduct"
            + " DeleteMembers DisassociateMembers DisassociateFromAdministratorAccount DeleteInsight BatchUpdateAutomationRules CreateAutomationRule",
        "ec2: CreateFlowLogs DeleteFlowLogs",
        "logs: DeleteLogGroup DeleteLogStream PutRetentionPolicy DeleteRetentionPolicy PutMetricFilter DeleteMetricFilter PutSubscriptionFilter"
            + " DeleteSubscriptionFilter DeleteDestination DisassociateKmsKey DeleteDataProtectionPolicy DeleteAccountPolicy",
        "monitoring: PutMetricAlarm DeleteAlarms DisableAlarmActions SetAlarmState",
        "events: PutRule DisableRule DeleteRule RemoveTargets DeleteEventBus DeleteArchive",
        "s3: PutBucketLogging",
        "wafv2: PutLoggingConfiguration DeleteLoggingConfiguration DeleteWebACL DisassociateWebACL",
        "waf: DeleteWebACL DeleteLoggingConfiguration",
        "waf-regional: DeleteWebACL DeleteLoggingConfiguration DisassociateWebACL",
        "route53: CreateQueryLoggingConfig DeleteQueryLoggingConfig",
        "route53resolver: CreateResolverQueryLogConfig DeleteResolverQueryLogConfig AssociateResolverQueryLogConfig DisassociateResolverQueryLogConfig",
        "macie2: DisableMacie UpdateMacieSession",
        "inspector2: Disable",
        "inspector: DeleteAssessmentTemplate",
        "access-analyzer: DeleteAnalyzer CreateArchiveRule",
        "detective: DeleteGraph DeleteMembers",
        "securitylake: DeleteDataLake DeleteAwsLogSource DeleteSubscriber",
        "network-firewall: UpdateLoggingConfiguration DeleteFirewall",
        "eks: UpdateClusterConfig",
        "redshift: DisableLogging EnableLogging",
        "bedrock: DeleteModelInvocationLoggingConfiguration PutModelInvocationLoggingConfiguration",
    ];

    private static readonly string[] _permission =
    [
        "s3: PutBucketOwnershipControls DeleteBucketOwnershipControls PutObjectAcl PutBucketAcl PutAccountPublicAccessBlock DeleteAccountPublicAccessBlock"
            + " DeleteBucketPublicAccessBlock PutBucketPublicAccessBlock",
        "kms: CreateGrant RevokeGrant RetireGrant PutKeyPolicy",
        "lambda: AddPermission AddPermission20150331 AddPermission20150331v2 RemovePermission RemovePermission20150331 RemovePermission20150331v2"
            + " AddLayerVersionPermission AddLayerVersionPermission20181031 CreateFunctionUrlConfig UpdateFunctionUrlConfig",
        "ec2: AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress ModifySecurityGroupRules"
            + " ModifySnapshotAttribute ModifyImageAttribute AssociateIamInstanceProfile ReplaceIamInstanceProfileAssociation"
            + " DisassociateIamInstanceProfile CreateNetworkAclEntry ReplaceNetworkAclEntry DeleteNetworkAclEntry CreateKeyPair ImportKeyPair"
            + " DisableSnapshotBlockPublicAccess DisableImageBlockPublicAccess ModifyVpcEndpoint",
        "rds: ModifyDBSnapshotAttribute ModifyDBClusterSnapshotAttribute AuthorizeDBSecurityGroupIngress AddRoleToDBCluster AddRoleToDBInstance",
        "redshift: AuthorizeSnapshotAccess AuthorizeClusterSecurityGroupIngress",
        "sns: AddPermission RemovePermission",
        "sqs: AddPermission RemovePermission SetQueueAttributes",
        "eks: CreateAccessEntry UpdateAccessEntry AssociateAccessPolicy",
        "ssm: ModifyDocumentPermission",
        "lakeformation: GrantPermissions RevokePermissions BatchGrantPermissions PutDataLakeSettings",
        "cognito-identity: SetIdentityPoolRoles CreateIdentityPool UpdateIdentityPool",
        "cognito-idp: AdminAddUserToGroup AdminSetUserPassword",
        "signin: PasswordUpdated PasswordRecoveryCompleted EmailUpdated AccountNameUpdated",
        "sts: UpgradeSession",
        "ecr: SetRepositoryPolicy DeleteRepositoryPolicy PutRegistryPolicy DeleteRegistryPolicy",
    ];

    private static readonly string[] _data =
    [
        "s3: GetObject GetObjectTorrent SelectObjectContent RestoreObject CopyObject",
        "secretsmanager: GetSecretValue BatchGetSecretValue",
        "ssm: GetParameter GetParameters GetParametersByPath GetParameterHistory",
        "kms: Decrypt ReEncrypt",
        "dynamodb: GetItem BatchGetItem Query Scan TransactGetItems ExecuteStatement BatchExecuteStatement ExportTableToPointInTime GetRecords",
        "ec2: GetPasswordData GetConsoleOutput GetConsoleScreenshot",
        "ebs: GetSnapshotBlock ListSnapshotBlocks ListChangedBlocks",
        "rds: DownloadDBLogFilePortion DownloadCompleteDBLogFile StartExportTask",
        "rds-data: ExecuteStatement BatchExecuteStatement",
        "redshift: GetClusterCredentials GetClusterCredentialsWithIAM",
        "redshift-data: ExecuteStatement BatchExecuteStatement GetStatementResult",
        "athena: StartQueryExecution GetQueryResults",
        "logs: GetLogEvents FilterLogEvents StartQuery GetQueryResults GetLogRecord StartLiveTail",
        "lambda: GetFunction GetFunction20150331 GetFunction20150331v2",
        "ecr: GetDownloadUrlForLayer BatchGetImage",
        "sqs: ReceiveMessage",
        "kinesis: GetRecords SubscribeToShard",
        "codecommit: GitPull GetFile GetBlob GetFolder",
        "glacier: GetJobOutput InitiateJob",
        "s3-object-lambda: GetObject",
        "cognito-identity: GetCredentialsForIdentity",
        "workmail: StartMailboxExportJob",
    ];

    /// <summary>Classes by <c>service:call</c>.</summary>
    public static FrozenDictionary<string, AccessClass> Build() =>
        Calls(_logging, AccessClass.Logging)
            .Concat(Calls(_permission, AccessClass.Permission))
            .Concat(Calls(_data, AccessClass.Data))
            .ToFrozenDictionary(StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, AccessClass>> Calls(string[] rows, AccessClass access) =>
        from row in rows
        let parts = row.Split(": ")
        from call in parts[1].Split(' ')
        select KeyValuePair.Create($"{parts[0]}:{call}", access);
}
