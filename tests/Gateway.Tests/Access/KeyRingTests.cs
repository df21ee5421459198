using Microsoft.Extensions.Time.Testing;
using OrleansSec.Gateway.Access;
using OrleansSec.Gateway.Tests.Hosting;

namespace OrleansSec.Gateway.Tests.Access;

public sealed class KeyRingTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly MemoryStores _stores = new();

    [Fact]
    public async Task Lets_a_revoked_key_go_after_a_short_while()
    {
        var ring = new KeyRing(_stores, _clock);
        var secret = _stores.AddKey("viewer");
        Assert.NotNull(await ring.Find(secret, TestContext.Current.CancellationToken));

        _stores.RevokeKeys();
        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Null(await ring.Find(secret, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Knows_no_key_of_a_role_that_does_not_exist()
    {
        var secret = _stores.AddKey("root");

        Assert.Null(await new KeyRing(_stores, _clock).Find(secret, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Hashes_as_published()
    {
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", ApiKeys.Hash("abc"));
        Assert.StartsWith("osk_", ApiKeys.Make(), StringComparison.Ordinal);
    }
}
