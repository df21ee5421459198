using OrleansSec.Silo.Sources.S3;
using Xunit;

namespace OrleansSec.System.Tests.Sources;

public sealed class TrailFilterTests
{
    private const string Log = "111122223333/CloudTrail/eu-west-1/2026/01/02/111122223333_CloudTrail_eu-west-1_20260102T0305Z_x.json.gz";

    [Theory]
    [InlineData("AWSLogs/" + Log)]
    [InlineData("any/prefix/AWSLogs/" + Log)]
    [InlineData("AWSLogs/o-abc1234567/" + Log)]
    public void Reads_the_logs_of_a_trail_wherever_it_delivers(string key)
    {
        Assert.Null(new TrailFilter(new S3Options()).Passes(At(key)));
    }

    [Theory]
    [InlineData("AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/2026/01/02/x.json.gz", "digest")]
    [InlineData("AWSLogs/111122223333/CloudTrail-Insight/eu-west-1/2026/01/02/x.json.gz", "Insights")]
    [InlineData("AWSLogs/111122223333/Config/eu-west-1/2026/1/2/ConfigSnapshot/x.json.gz", "AWS Config")]
    [InlineData("AWSLogs/111122223333/vpcflowlogs/eu-west-1/2026/01/02/x.log.gz", "flow log")]
    [InlineData("AWSLogs/111122223333/CloudTrail/CloudTrail-write-permission-check", "other object")]
    [InlineData("NotAWSLogs/" + Log, "other object")]
    [InlineData("new\nline/AWSLogs/" + Log, "other object")]
    [InlineData("AWSLogs/" + Log + "\n", "other object")]
    public void Names_what_it_passes_over(string key, string kind)
    {
        Assert.Equal(kind, new TrailFilter(new S3Options()).Passes(At(key)));
    }

    [Theory]
    [InlineData("logs", "111122223333", "eu-west-1", null)]
    [InlineData("other", "111122223333", "eu-west-1", "other bucket")]
    [InlineData("logs", "444455556666", "eu-west-1", "other account")]
    [InlineData("logs", "111122223333", "us-east-1", "other region")]
    public void Reads_wanted_buckets_accounts_and_regions_only(string bucket, string account, string region, string? kind)
    {
        var filter = new TrailFilter(new S3Options { Buckets = { bucket }, Accounts = { account }, Regions = { region } });

        Assert.Equal(kind, filter.Passes(At("AWSLogs/" + Log)));
    }

    [Theory]
    [InlineData("evil.com/x")]
    [InlineData("x#y")]
    [InlineData("")]
    public void Reads_nothing_from_what_cannot_be_a_bucket(string bucket)
    {
        Assert.Equal("other object", new TrailFilter(new S3Options()).Passes(At("AWSLogs/" + Log) with { Bucket = bucket }));
    }

    private static ObjectNotice At(string key) => new("logs", key, null, null, null, null);
}
