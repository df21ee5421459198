using System.Text;
using System.Text.Json.Nodes;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.CloudTrail;
using OrleansSec.Detection.Fields;
using OrleansSec.Detection.Rules;
using Xunit;

namespace OrleansSec.Rules.Tests;

/// <summary>The changes that are always told of, whoever makes them: a bare call is enough for a rule to match.</summary>
public sealed class AlwaysOnTests
{
    private static readonly FieldLayout _layout = FieldLayout.For(CloudTrailFields.Paths.Concat(RuleFiles.Folder.Rules.SelectMany(r => r.Fields)));

    private static readonly RuleBook _book = RuleBook.Compile(RuleFiles.Folder.Rules, _layout);

    [Theory]
    [InlineData("vpc", "ec2", "CreateVpc DeleteVpc ModifyVpcAttribute CreateVpcPeeringConnection AcceptVpcPeeringConnection DeleteVpcPeeringConnection")]
    [InlineData("network acl", "ec2", "CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry ReplaceNetworkAclEntry ReplaceNetworkAclAssociation")]
    [InlineData("security group", "ec2", "CreateSecurityGroup DeleteSecurityGroup AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress")]
    [InlineData("route table", "ec2", "CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute DisassociateRouteTable")]
    [InlineData("gateway", "ec2", "CreateCustomerGateway DeleteCustomerGateway CreateInternetGateway AttachInternetGateway DeleteInternetGateway DetachInternetGateway CreateNatGateway DeleteNatGateway")]
    [InlineData("vpn", "ec2", "CreateVpnConnection DeleteVpnConnection CreateVpnGateway DeleteVpnGateway AttachVpnGateway DetachVpnGateway")]
    [InlineData("network interface", "ec2", "CreateNetworkInterface DeleteNetworkInterface AttachNetworkInterface DetachNetworkInterface ModifyNetworkInterfaceAttribute")]
    [InlineData("bucket", "s3", "CreateBucket DeleteBucket PutBucketPolicy DeleteBucketPolicy PutBucketAcl DeleteBucketPublicAccessBlock DeleteAccountPublicAccessBlock")]
    [InlineData("iam user", "iam", "CreateUser DeleteUser")]
    [InlineData("iam policy", "iam", "CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion AttachUserPolicy DetachUserPolicy AttachRolePolicy DetachRolePolicy AttachGroupPolicy DetachGroupPolicy PutUserPolicy PutRolePolicy PutGroupPolicy DeleteUserPolicy DeleteRolePolicy DeleteGroupPolicy")]
    [InlineData("access key", "iam", "CreateAccessKey DeleteAccessKey")]
    [InlineData("login profile", "iam", "CreateLoginProfile UpdateLoginProfile DeleteLoginProfile")]
    [InlineData("kms", "kms", "CreateKey CreateAlias UpdateAlias DeleteAlias CreateGrant RevokeGrant RetireGrant DisableKey EnableKey ScheduleKeyDeletion CancelKeyDeletion PutKeyPolicy DeleteImportedKeyMaterial")]
    [InlineData("trail", "cloudtrail", "CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging")]
    [InlineData("config", "config", "StopConfigurationRecorder DeleteConfigurationRecorder DeleteDeliveryChannel PutConfigurationRecorder PutDeliveryChannel")]
    public void Tells_of_every_change(string what, string service, string actions)
    {
        var untold = actions.Split(' ').Where(action => Hits(service, action).Count == 0);

        Assert.True(!untold.Any(), $"{what}: no rule tells of {string.Join(", ", untold)}");
    }

    [Theory]
    [InlineData("root_activity", """{"eventSource": "ec2.amazonaws.com", "eventName": "RunInstances", "userIdentity": {"type": "Root", "arn": "arn:aws:iam::111122223333:root", "userName": null}}""")]
    [InlineData("console_login_failed", """{"eventSource": "signin.amazonaws.com", "eventName": "ConsoleLogin", "eventType": "AwsConsoleSignIn", "responseElements": {"ConsoleLogin": "Failure"}, "errorMessage": "Failed authentication"}""")]
    [InlineData("console_login_without_mfa", """{"eventSource": "signin.amazonaws.com", "eventName": "ConsoleLogin", "eventType": "AwsConsoleSignIn", "responseElements": {"ConsoleLogin": "Success"}, "additionalEventData": {"MFAUsed": "No"}}""")]
    [InlineData("unauthorized_api_call", """{"eventSource": "ec2.amazonaws.com", "eventName": "RunInstances", "errorCode": "Client.UnauthorizedOperation"}""")]
    public void Tells_of_who_and_how(string rule, string change) =>
        Assert.Contains(Hits("ec2", "DescribeInstances", (JsonObject)JsonNode.Parse(change)!), hit => hit.Rule.Name == rule);

    private static List<RuleHit> Hits(string service, string action, JsonObject? change = null)
    {
        var record = (JsonObject)JsonNode.Parse("""
            {"eventVersion": "1.09", "eventType": "AwsApiCall", "awsRegion": "us-east-1", "recipientAccountId": "111122223333",
             "sourceIPAddress": "198.51.100.7", "userAgent": "aws-cli/2.17.9",
             "userIdentity": {"type": "IAMUser", "accountId": "111122223333", "arn": "arn:aws:iam::111122223333:user/ana", "userName": "ana"}}
            """)!;
        (record["eventSource"], record["eventName"]) = ($"{service}.amazonaws.com", action);
        foreach (var (key, value) in change ?? [])
        {
            record[key] = value?.DeepClone();
        }

        var (fields, hits) = (new EventFields(_layout), new List<RuleHit>());
        FieldReader.Read(Encoding.UTF8.GetBytes(record.ToJsonString()), fields);
        _book.Match(fields, hits);
        return hits;
    }
}
