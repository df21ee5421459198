using OrleansSec.Detection.CloudTrail;
using Xunit;

namespace OrleansSec.Detection.Tests.CloudTrail;

/// <summary>Families of user agents.</summary>
public sealed class ClientFamilyTests
{
    [Theory]
    [InlineData("aws-cli/2.13.0 Python/3.11.4 Linux/5.10 exe/x86_64", "aws-cli")]
    [InlineData("[Boto3/1.26.165 Python/3.10.6 Linux/5.19.0 Botocore/1.29.165]", "boto3")]
    [InlineData("Botocore/1.29.165", "boto3")]
    [InlineData("[APN/1.0 HashiCorp/1.0 Terraform/1.1.2 (+https://www.terraform.io) aws-sdk-go/1.44]", "terraform")]
    [InlineData("signin.amazonaws.com", "console")]
    [InlineData("console.ec2.amazonaws.com", "console")]
    [InlineData("[S3Console/0.4, aws-internal/3 aws-sdk-java/1.12.488 Linux/5.10]", "console")]
    [InlineData("Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:109.0)", "console")]
    [InlineData("cloudformation.amazonaws.com", "cloudformation")]
    [InlineData("aws-sdk-go-v2/1.17.0 os/linux lang/go/1.18.10", "aws-sdk-go")]
    [InlineData("aws-sdk-go/1.41.4 (go1.18.3; linux; amd64) amazon-ssm-agent/", "ssm-agent")]
    [InlineData("aws-sdk-java/2.20.1 Linux/5.4", "aws-sdk-java")]
    [InlineData("aws-sdk-nodejs/2.1", "aws-sdk-js")]
    [InlineData("aws-internal/3 aws-sdk-java/1.11.1030", "aws:internal")]
    [InlineData("kubernetes/v1.27 aws-sdk-go/1.44", "kubernetes")]
    [InlineData("pulumi/3.1 aws-sdk-go-v2/1.2", "pulumi")]
    [InlineData("ec2.amazonaws.com", "aws:ec2")]
    [InlineData("AWS Internal", "aws:internal")]
    [InlineData("curl/8.1", "curl")]
    [InlineData("python-requests/2.28.0", "python-requests")]
    [InlineData("Go-http-client/1.1", "go-http-client")]
    [InlineData("stratus-red-team_a007fa03-86e2-4130-be03-ee7b7b10edcc", "stratus-red-team")]
    [InlineData("68319f60-9dec-43b2-9702-de3a08c9d8a3", "other")]
    [InlineData("-", "")]
    [InlineData("", "")]
    public void Finds_the_family(string userAgent, string family) => Assert.Equal(family, ClientFamily.Of(userAgent));

    [Fact]
    public void Bounds_what_it_does_not_know() => Assert.InRange(ClientFamily.Of(new string('z', 9000)).Length, 1, 40);
}
