using System.Text.Json;
using OrleansSec.Gateway.Tests.Hosting;

namespace OrleansSec.Gateway.Tests.Api;

public sealed class IntelApiTests
{
    [Fact]
    public async Task Shows_each_list_with_what_was_refused_and_what_is_wrong()
    {
        await using var gateway = await TestGateway.Start();
        using var client = gateway.Caller();

        var view = JsonElement.Parse(await client.GetStringAsync("/api/v1/intel", TestContext.Current.CancellationToken));

        var lists = view.GetProperty("lists");
        Assert.Equal(2, view.GetProperty("indicators").GetInt64());
        Assert.Equal("not-an-indicator", lists[0].GetProperty("refused")[0].GetProperty("reason").GetString());
        Assert.Equal("It is empty.", lists[1].GetProperty("problem").GetString());
    }
}
