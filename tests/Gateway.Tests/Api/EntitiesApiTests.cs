using System.Net;
using System.Net.Http.Json;
using OrleansSec.Contracts.Entities;
using OrleansSec.Contracts.Events;
using OrleansSec.Gateway.Tests.Hosting;

namespace OrleansSec.Gateway.Tests.Api;

public sealed class EntitiesApiTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("acct:111122223333")]
    [InlineData("prin:111122223333:role:ci-deploy")]
    [InlineData("prin:111122223333:role:path/to/deploy")]
    [InlineData("prin:111122223333:saml:a b+c%2Fd?e#f")]
    [InlineData("prin:111122223333:user:søren")]
    public async Task Finds_an_entity_whatever_its_name(string id)
    {
        await using var gateway = await TestGateway.Start();
        gateway.Cluster.Entities[id] = Given.Entity(EntityId.Parse(id));
        using var client = gateway.Caller();

        var view = await client.GetFromJsonAsync(
            "/api/v1/entities/" + Uri.EscapeDataString(id), GatewayJson.Default.EntityView, Cancellation);

        Assert.Equal(id, view?.Id.ToString());
    }

    [Theory]
    [InlineData("prin:111122223333:role:never-seen")]
    [InlineData("prin:444455556666:role:of-another-account")]
    [InlineData("host:111122223333:i-1")]
    [InlineData("nonsense")]
    public async Task Finds_nothing_else(string id)
    {
        await using var gateway = await TestGateway.Start();
        gateway.Cluster.Entities["prin:444455556666:role:of-another-account"] =
            Given.Entity(EntityId.Parse("prin:444455556666:role:of-another-account"));
        using var client = gateway.Caller("viewer", Given.Account);

        using var answer = await client.GetAsync("/api/v1/entities/" + id, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    public static TheoryData<Exception> Outages =>
        [new SiloUnavailableException(), new OrleansException("The silo has died."), new TimeoutException(), new IOException("The database is away.")];

    [Theory]
    [MemberData(nameof(Outages), DisableDiscoveryEnumeration = true)]
    public async Task Says_that_it_may_be_asked_again_while_a_silo_or_the_database_is_away(Exception failure)
    {
        await using var gateway = await TestGateway.Start();
        gateway.Cluster.Failure = failure;
        using var client = gateway.Caller();

        using var answer = await client.GetAsync("/api/v1/entities/prin:111122223333:role:ci-deploy", Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
        Assert.DoesNotContain(failure.Message, await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_the_entities_of_the_accounts_of_the_caller()
    {
        await using var gateway = await TestGateway.Start();
        gateway.Stores.Entities.Add(new EntitySummary(EntityId.ForAccount(Given.Account), Given.Noon, Given.Noon, 1));
        gateway.Stores.Entities.Add(new EntitySummary(EntityId.ForPrincipal(Given.Account, "user", "ana"), Given.Noon, Given.Noon, 0));
        gateway.Stores.Entities.Add(new EntitySummary(EntityId.ForPrincipal(Given.OtherAccount, "user", "bo"), Given.Noon, Given.Noon, 0));
        using var client = gateway.Caller("viewer", Given.Account);

        var page = await client.GetFromJsonAsync("/api/v1/entities?kind=principal&limit=10", GatewayJson.Default.EntityPage, Cancellation);
        using var wrong = await client.GetAsync("/api/v1/entities?kind=robot", Cancellation);

        Assert.Equal("prin:111122223333:user:ana", Assert.Single(page!.Entities).Id.ToString());
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }
}
