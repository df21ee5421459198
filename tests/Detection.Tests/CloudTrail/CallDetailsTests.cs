using System.Text;
using OrleansSec.Contracts.Events;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.CloudTrail;

public sealed class CallDetailsTests
{
    [Theory]
    [InlineData("sts:AssumeRole", """{"roleArn":"arn:aws:iam::444455556666:role/other"}""", "444455556666")]
    [InlineData("sts:AssumeRole", """{"roleArn":"arn:aws:iam::111122223333:role/own"}""", null)]
    [InlineData("ec2:ModifySnapshotAttribute", """{"createVolumePermission":{"add":{"items":[{"userId":"444455556666"}]}}}""", "444455556666")]
    [InlineData("ec2:ModifyImageAttribute", """{"launchPermission":{"add":{"items":[{"userId":"111122223333"},{"group":"all"}]}}}""", null)]
    [InlineData("rds:ModifyDBSnapshotAttribute", """{"valuesToAdd":["444455556666"]}""", "444455556666")]
    [InlineData("iam:UpdateAssumeRolePolicy", """{"policyDocument":"{\"Principal\":{\"AWS\":[\"arn:aws:iam::111122223333:root\",\"arn:aws:iam::444455556666:root\"]}}"}""", "444455556666")]
    [InlineData("iam:UpdateAssumeRolePolicy", """{"policyDocument":"arn:aws:iam::44445555"}""", null)]
    [InlineData("s3:ListBuckets", "{}", null)]
    public void Reads_which_other_account_is_reached_or_trusted(string action, string parameters, string? expected) =>
        Assert.Equal(expected, Read(Given.Event(action) with { Request = parameters }).TargetAccount);

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Reads_whether_a_sign_in_had_a_second_factor(bool used, bool expected) =>
        Assert.Equal(expected, Read(Given.ConsoleLogin(mfa: used)).Mfa);

    [Fact]
    public void Knows_nothing_of_a_second_factor_where_the_record_says_nothing() => Assert.Null(Read(Given.Event(by: Given.Service())).Mfa);

    [Fact]
    public void Reads_which_instances_are_started_and_how_many()
    {
        var observation = Read(Given.Event("ec2:RunInstances") with
        {
            Request = """{"instanceType":"p4d.24xlarge","instancesSet":{"items":[{"minCount":1,"maxCount":12}]}}""",
        });

        Assert.Equal(("p4d.24xlarge", 12), (observation.InstanceType, observation.Instances));
    }

    [Fact]
    public void Reads_the_type_from_the_answer_where_a_template_was_used()
    {
        var observation = Read(Given.Event("ec2:RunInstances") with
        {
            Response = """{"instancesSet":{"items":[{"instanceType":"g5.xlarge"}]}}""",
        });

        Assert.Equal("g5.xlarge", observation.InstanceType);
    }

    [Fact]
    public void Reads_the_endpoint() =>
        Assert.Equal("vpce-1", Read(Given.Event() with { More = """{"vpcEndpointId":"vpce-1"}""" }).Endpoint);

    private static Observation Read(CloudTrailEvent record) =>
        LogFindings.Of(Encoding.UTF8.GetBytes(record.ToString() + "\n")).Results.Single().Observation!;
}
