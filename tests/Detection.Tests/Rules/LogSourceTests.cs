using OrleansSec.Detection.Rules;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules;

/// <summary>Which logs a rule is for.</summary>
public sealed class LogSourceTests
{
    [Theory]
    [InlineData(null, "aws", "cloudtrail", true)]
    [InlineData(null, "AWS", "CloudTrail", true)]
    [InlineData(null, "aws", null, true)]
    [InlineData(null, null, "cloudtrail", true)]
    [InlineData(null, null, null, true)]
    [InlineData("process_creation", "aws", "cloudtrail", false)]
    [InlineData(null, "azure", "cloudtrail", false)]
    [InlineData(null, "aws", "guardduty", false)]
    public void Cover_what_they_do_not_exclude(string? category, string? product, string? service, bool covers) =>
        Assert.Equal(covers, new LogSource(category, product, service).Covers(LogSource.CloudTrail));
}
