using OrleansSec.Contracts.Events;
using OrleansSec.Detection.CloudTrail;
using Xunit;

namespace OrleansSec.Detection.Tests.CloudTrail;

/// <summary>How sensitive known calls are.</summary>
public sealed class AccessClassesTests
{
    [Theory]
    [InlineData(AccessClass.Read, "s3:ListBuckets ec2:DescribeInstances iam:ListUsers iam:GetUser sts:GetCallerIdentity sts:AssumeRole kms:ListKeys cloudtrail:LookupEvents signin:ConsoleLogin s3:HeadObject iam:GenerateCredentialReport s3:GetBucketPolicy")]
    [InlineData(AccessClass.Write, "ec2:RunInstances s3:PutObject s3:CreateBucket lambda:CreateFunction20150331 ec2:TerminateInstances rds:CreateDBInstance ssm:SendCommand ssm:StartSession autoscaling:PutScalingPolicy kms:ScheduleKeyDeletion ec2:CreateTags")]
    [InlineData(AccessClass.Data, "s3:GetObject secretsmanager:GetSecretValue secretsmanager:BatchGetSecretValue ssm:GetParameter ssm:GetParametersByPath kms:Decrypt dynamodb:Scan ec2:GetPasswordData ebs:GetSnapshotBlock logs:FilterLogEvents athena:StartQueryExecution")]
    [InlineData(AccessClass.Permission, "iam:CreateUser iam:CreateAccessKey iam:AttachUserPolicy iam:PutRolePolicy iam:UpdateAssumeRolePolicy s3:PutBucketPolicy s3:DeleteBucketPublicAccessBlock kms:PutKeyPolicy kms:CreateGrant ec2:AuthorizeSecurityGroupIngress ec2:ModifySnapshotAttribute lambda:AddPermission20150331v2 organizations:LeaveOrganization ecr:SetRepositoryPolicy secretsmanager:PutResourcePolicy sso:CreateAccountAssignment iam:DeactivateMFADevice")]
    [InlineData(AccessClass.Logging, "cloudtrail:StopLogging cloudtrail:DeleteTrail cloudtrail:PutEventSelectors config:StopConfigurationRecorder guardduty:DeleteDetector guardduty:UpdateDetector ec2:DeleteFlowLogs securityhub:DisableSecurityHub logs:DeleteLogGroup route53resolver:DeleteResolverQueryLogConfig events:DisableRule monitoring:DeleteAlarms s3:PutBucketLogging access-analyzer:DeleteAnalyzer")]
    public void Knows_how_sensitive_a_call_is(AccessClass access, string calls)
    {
        var (others, parts) = (new List<string>(), calls.Split(' '));

        others.AddRange(parts.Where(c => AccessClasses.Of(c.Split(':')[0], c.Split(':')[1], isReadOnly: null) != access));

        Assert.Empty(others);
    }

    [Fact]
    public void Believes_the_record_where_the_call_is_not_known()
    {
        Assert.Equal(AccessClass.Read, AccessClasses.Of("newservice", "FrobnicateThing", isReadOnly: true));
        Assert.Equal(AccessClass.Write, AccessClasses.Of("newservice", "GetThing", isReadOnly: false));
    }

    [Fact]
    public void Does_not_let_the_record_play_down_a_call_that_is_known() =>
        Assert.Equal(AccessClass.Data, AccessClasses.Of("s3", "GetObject", isReadOnly: true));
}
