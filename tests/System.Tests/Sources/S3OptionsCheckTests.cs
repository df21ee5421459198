using OrleansSec.Silo.Sources.S3;
using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests.Sources;

public sealed class S3OptionsCheckTests
{
    private const string Queue = "https://sqs.eu-central-1.amazonaws.com/111122223333/cloudtrail";

    [Theory]
    [InlineData(Queue, "eu-central-1")]
    [InlineData("https://sqs.cn-north-1.amazonaws.com.cn/111122223333/x", "cn-north-1")]
    [InlineData("https://sqs-fips.us-gov-west-1.amazonaws.com/111122223333/x", "us-gov-west-1")]
    [InlineData("https://eu-west-1.queue.amazonaws.com/111122223333/x", "eu-west-1")]
    [InlineData("https://vpce-1-2.sqs.us-east-2.vpce.amazonaws.com/111122223333/x", "us-east-2")]
    [InlineData("http://127.0.0.1:4566/111122223333/x", null)]
    public void Tells_a_queue_s_region_by_its_address(string queue, string? region)
    {
        Assert.Equal(region, S3OptionsCheck.RegionOf(queue, new S3Options()));
    }

    [Fact]
    public void Has_nothing_against_what_can_be_used()
    {
        var options = new S3Options { Queues = { Queue }, Role = "arn:aws:iam::111122223333:role/path/orleanssec", ExternalId = "x", Accounts = { "111122223333" } };

        Assert.Empty(S3OptionsCheck.Problems(options));
    }

    [Fact]
    public async Task A_server_with_wrong_settings_ends_at_once_and_names_each_with_what_to_write()
    {
        using var folder = new Folder();

        var serve = await Cli.Run(
            "serve", "--data", folder["data"], "--s3-queue", "cloudtrail", "--s3-queue", "http://127.0.0.1/1/x", "--s3-role", "orleanssec", "--s3-accounts", "12", "--s3-regions", "Frankfurt", "--aws-endpoint", "localhost");

        Assert.Equal(1, serve.Code);
        string[] expected =
        [
            "--s3-queue cloudtrail: that is no address of a queue. Give the queue's URL",
            "--s3-queue http://127.0.0.1/1/x: its region cannot be told from the address. Give --s3-region.",
            "--s3-role orleanssec: it takes an ARN",
            "--s3-accounts 12: it takes account ids of twelve digits",
            "--s3-regions Frankfurt: it takes a region",
            "--aws-endpoint localhost: it takes an address",
        ];
        Assert.All(expected, e => Assert.Contains($"orleanssec: {e}", serve.Errors, StringComparison.Ordinal));
    }
}
