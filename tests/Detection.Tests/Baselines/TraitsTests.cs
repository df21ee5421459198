using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Baselines;

public sealed class TraitsTests
{
    [Theory]
    [InlineData("iam:CreateUser", "us-east-1")]
    [InlineData("organizations:ListAccounts", "us-east-1")]
    [InlineData("signin:ConsoleLogin", "eu-west-1")]
    [InlineData("sts:GetCallerIdentity", "us-east-1")]
    [InlineData("sts:GetCallerIdentity", "us-gov-west-1")]
    public void Has_no_region_where_the_caller_has_no_choice(string action, string region)
    {
        var observation = Observed.At(Observed.Start) with { Action = action, Region = region };

        Assert.Null(Traits.Value(Trait.Region, observation));
        Assert.Null(Traits.Value(Trait.ServiceInRegion, observation));
    }

    [Theory]
    [InlineData("ec2:RunInstances", "us-east-1", "ec2@us-east-1")]
    [InlineData("sts:AssumeRole", "ap-south-1", "sts@ap-south-1")]
    public void Has_the_region_that_the_caller_chose(string action, string region, string service)
    {
        var observation = Observed.At(Observed.Start) with { Action = action, Region = region };

        Assert.Equal(region, Traits.Value(Trait.Region, observation));
        Assert.Equal(service, Traits.Value(Trait.ServiceInRegion, observation));
    }
}
