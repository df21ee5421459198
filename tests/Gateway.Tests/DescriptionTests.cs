using OrleansSec.Gateway.Tests.Hosting;

namespace OrleansSec.Gateway.Tests;

public sealed class DescriptionTests
{
    [Fact]
    public async Task Is_checked_in_as_served()
    {
        await using var gateway = await TestGateway.Start();
        using var client = gateway.Caller();
        var file = Path.Combine(Repository(), "gateway", "openapi.json");

        var served = (await client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken)).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(file, served, TestContext.Current.CancellationToken);
        }

        Assert.True(
            served == await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken),
            "gateway/openapi.json is out of step. Run: UPDATE_DOCS=1 dotnet test --project tests/Gateway.Tests");
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OrleansSec.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return folder.FullName;
    }
}
