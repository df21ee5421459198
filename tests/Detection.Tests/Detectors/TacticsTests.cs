using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

/// <summary>What a call would serve in the hands of an attacker.</summary>
public sealed class TacticsTests
{
    [Theory]
    [InlineData("Initial Access", "Anomalous sign-in", "T1078.004", "signin:ConsoleLogin signin:SwitchRole sts:AssumeRole sts:AssumeRoleWithSAML")]
    [InlineData("Initial Access", "Anomalous sign-in", "T1078.004", "sts:AssumeRoleWithWebIdentity sts:GetFederationToken sts:GetSessionToken sts:AssumeRoot")]
    [InlineData("Execution", "Anomalous execution", "T1651 T1078.004", "ssm:SendCommand ssm:StartSession ssm:StartAutomationExecution ecs:ExecuteCommand")]
    [InlineData("Execution", "Anomalous execution", "T1651 T1078.004", "lambda:Invoke ec2-instance-connect:SendSSHPublicKey ec2-instance-connect:SendSerialConsoleSSHPublicKey")]
    [InlineData("Persistence", "Anomalous persistence", "T1136.003 T1078.004", "iam:CreateUser iam:CreateLoginProfile iam:CreateAccessKey iam:CreateRole")]
    [InlineData("Persistence", "Anomalous persistence", "T1136.003 T1078.004", "iam:UpdateLoginProfile identitystore:CreateUser")]
    [InlineData("Persistence", "Anomalous persistence", "T1098 T1078.004", "iam:UpdateAssumeRolePolicy iam:CreateSAMLProvider iam:UpdateSAMLProvider")]
    [InlineData("Persistence", "Anomalous persistence", "T1098 T1078.004", "iam:CreateOpenIDConnectProvider ec2:CreateKeyPair ec2:ImportKeyPair rolesanywhere:CreateTrustAnchor")]
    [InlineData("Defense Evasion", "Anomalous change of defences", "T1562.007 T1078.004", "ec2:AuthorizeSecurityGroupIngress ec2:AuthorizeSecurityGroupEgress")]
    [InlineData("Defense Evasion", "Anomalous change of defences", "T1562.007 T1078.004", "ec2:ModifySecurityGroupRules ec2:CreateNetworkAclEntry ec2:ReplaceNetworkAclEntry")]
    [InlineData("Credential Access", "Anomalous access to credentials", "T1555.006 T1078.004", "secretsmanager:GetSecretValue secretsmanager:BatchGetSecretValue")]
    [InlineData("Credential Access", "Anomalous access to credentials", "T1555.006 T1078.004", "ssm:GetParameter ssm:GetParameters ssm:GetParametersByPath ssm:GetParameterHistory")]
    [InlineData("Credential Access", "Anomalous access to credentials", "T1555.006 T1078.004", "ec2:GetPasswordData redshift:GetClusterCredentials kms:Decrypt")]
    [InlineData("Exfiltration", "Anomalous sharing of data", "T1537 T1078.004", "ec2:ModifySnapshotAttribute ec2:ModifyImageAttribute ec2:CreateSnapshot ec2:CreateSnapshots")]
    [InlineData("Exfiltration", "Anomalous sharing of data", "T1537 T1078.004", "ec2:CreateImage rds:CreateDBSnapshot rds:ModifyDBSnapshotAttribute rds:ModifyDBClusterSnapshotAttribute")]
    [InlineData("Exfiltration", "Anomalous sharing of data", "T1537 T1078.004", "rds:StartExportTask s3:PutBucketPolicy s3:PutBucketAcl s3:PutBucketReplication s3:PutObjectAcl ecr:SetRepositoryPolicy")]
    public void Knows_the_calls_that_attackers_are_known_for(string name, string title, string techniques, string actions) =>
        Assert.All(actions.Split(' '), action => Check(name, title, techniques, action, AccessClass.Write));

    [Theory]
    [InlineData("Defense Evasion", "Anomalous change of defences", "T1562.008 T1078.004", "cloudtrail:StopLogging", AccessClass.Logging)]
    [InlineData("Discovery", "Anomalous discovery", "T1580 T1078.004", "ec2:DescribeInstances", AccessClass.Read)]
    [InlineData("Discovery", "Anomalous discovery", "T1087.004 T1078.004", "iam:ListUsers", AccessClass.Read)]
    [InlineData("Discovery", "Anomalous discovery", "T1087.004 T1078.004", "organizations:ListAccounts", AccessClass.Read)]
    [InlineData("Discovery", "Anomalous discovery", "T1087.004 T1078.004", "sso:ListInstances", AccessClass.Read)]
    [InlineData("Discovery", "Anomalous discovery", "T1087.004 T1078.004", "identitystore:ListUsers", AccessClass.Read)]
    [InlineData("Exfiltration", "Anomalous access to data", "T1530 T1078.004", "s3:GetObject", AccessClass.Data)]
    [InlineData("Privilege Escalation", "Anomalous privilege change", "T1098.003 T1078.004", "iam:AttachUserPolicy", AccessClass.Permission)]
    [InlineData("Persistence", "Anomalous persistence", "T1098 T1078.004", "lambda:AddPermission", AccessClass.Permission)]
    [InlineData("Impact", "Anomalous deletion", "T1485 T1078.004", "s3:DeleteBucket", AccessClass.Write)]
    [InlineData("Impact", "Anomalous deletion", "T1485 T1078.004", "ec2:TerminateInstances", AccessClass.Write)]
    [InlineData("Impact", "Anomalous deletion", "T1485 T1078.004", "glue:BatchDeleteTable", AccessClass.Write)]
    [InlineData("Impact", "Anomalous deletion", "T1485 T1078.004", "sqs:PurgeQueue", AccessClass.Write)]
    [InlineData("Impact", "Anomalous use of resources", "T1496 T1078.004", "ec2:RunInstances", AccessClass.Write)]
    [InlineData("Impact", "Anomalous use of resources", "T1496 T1078.004", "ec2:StartInstances", AccessClass.Write)]
    [InlineData("Persistence", "Anomalous persistence", "T1098 T1078.004", "lambda:CreateFunction", AccessClass.Write)]
    [InlineData("Persistence", "Anomalous persistence", "T1098 T1078.004", "events:PutRule", AccessClass.Write)]
    [InlineData("Persistence", "Anomalous persistence", "T1098 T1078.004", "lambda:UpdateFunctionCode", AccessClass.Write)]
    [InlineData("Initial Access", "Anomalous behaviour", "T1078.004", "ec2:RebootInstances", AccessClass.Write)]
    [InlineData("Initial Access", "Anomalous behaviour", "T1078.004", "ec2:UndoDelete", AccessClass.Write)]
    [InlineData("Impact", "Anomalous deletion", "T1485 T1078.004", "DeleteThing", AccessClass.Write)]
    public void Tells_any_other_by_what_it_touches_and_its_verb(string name, string title, string techniques, string action, AccessClass access) =>
        Check(name, title, techniques, action, access);

    private static void Check(string name, string title, string techniques, string action, AccessClass access)
    {
        var tactic = Tactics.Of(Observed.After(TimeSpan.Zero) with { Action = action, Access = access });

        Assert.Equal((name, title, techniques), (tactic.Name, tactic.Title, string.Join(' ', tactic.Techniques)));
    }
}
