using Amazon.Runtime;
using OrleansSec.Silo.Sources.Aws;
using OrleansSec.Silo.Sources.Lookup;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.System.Tests.Sources;

public sealed class LookupClientTests
{
    [Fact]
    public async Task Reads_all_pages_and_asks_no_more_than_twice_a_second()
    {
        await using var stub = await LookupStub.Start();
        for (var i = 0; i < 10; i++)
        {
            stub.Add(Given.Event() with { Id = $"{i}", Time = Given.Noon.AddSeconds(i) });
        }

        var clock = new SkippingClock(Given.Noon);
        var access = new AwsAccess(null, null, stub.Url) { Own = new BasicAWSCredentials(LookupStub.AccessKey, LookupStub.SecretKey) };
        using var client = new LookupClient(access, "eu-west-1", clock);

        var events = await client.Pages(Given.Noon, Given.Noon.AddSeconds(8), TestContext.Current.CancellationToken)
            .SelectMany(page => page).Select(e => e.Id).ToArrayAsync(TestContext.Current.CancellationToken);
        await foreach (var page in client.Pages(Given.Noon.AddSeconds(9), Given.Noon.AddSeconds(9), TestContext.Current.CancellationToken))
        {
            Assert.Equal("9", Assert.Single(page).Id);
        }

        Assert.Equal(["8", "7", "6", "5", "4", "3", "2", "1", "0"], events);
        Assert.Equal(4, stub.Requests);
        Assert.True(clock.Skipped >= TimeSpan.FromSeconds(1.5), $"{clock.Skipped}");
    }
}
