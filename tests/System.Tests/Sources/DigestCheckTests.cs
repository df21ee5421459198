using OrleansSec.Detection.Integrity;
using OrleansSec.Silo.Sources.Aws;
using OrleansSec.Silo.Sources.Digests;
using OrleansSec.System.Tests.Processes;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.System.Tests.Sources;

public sealed class DigestCheckTests : IDisposable
{
    private readonly Folder _folder = new();
    private readonly DigestChain _chain = new("logs");
    private readonly MemoryBucket _bucket = new();
    private readonly (string Key, byte[] Log) _a = (Trail.Key("a"), Trail.Log("a"));
    private readonly (string Key, byte[] Log) _b = (Trail.Key("b"), Trail.Log("b"));
    private readonly SignedDigest _first;
    private readonly SignedDigest _second;

    public DigestCheckTests()
    {
        _folder.Drop("keys.json", global::System.Text.Encoding.UTF8.GetBytes(_chain.Keys));
        (_first, _second) = (_chain.Next(_a), _chain.Next(_b));
        _bucket.Put(new ObjectPlace("logs", _a.Key), _a.Log);
        _bucket.Put(new ObjectPlace("logs", _b.Key), _b.Log);
        _bucket.Put(_first);
        _bucket.Put(_second);
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _folder.Dispose();
        _chain.Dispose();
    }

    [Fact]
    public async Task Finds_nothing_wrong_with_what_is_as_it_was_delivered()
    {
        Assert.Empty(await Breaks(_first));
        Assert.Empty(await Breaks(_second));
    }

    [Fact]
    public async Task Finds_a_log_that_was_changed_and_one_that_is_gone()
    {
        var both = _chain.Next(_a, _b);
        _bucket.Put(both);
        _bucket.Put(new ObjectPlace("logs", _a.Key), Trail.Log("other"));
        _bucket.Remove(new ObjectPlace("logs", _b.Key));

        Assert.Equal(
            [new(LogBreakKind.LogChanged, $"s3://logs/{_a.Key}"), new(LogBreakKind.LogMissing, $"s3://logs/{_b.Key}")],
            (await Breaks(both)).Select(b => new KeyValuePair<LogBreakKind, string>(b.Kind, b.Place)));
    }

    [Fact]
    public async Task Finds_that_a_log_is_no_longer_whole()
    {
        _bucket.Put(new ObjectPlace("logs", _a.Key), _a.Log[..^40]);

        Assert.Equal(LogBreakKind.LogChanged, Assert.Single(await Breaks(_first)).Kind);
    }

    [Fact]
    public async Task Finds_a_digest_that_somebody_else_signed_or_changed_or_moved()
    {
        using var stranger = new DigestChain("logs");
        var forged = stranger.Next(_a);
        _bucket.Put(forged);
        Assert.Contains("names a key that is not CloudTrail's", Assert.Single(await Breaks(forged)).Text, StringComparison.Ordinal);
        _bucket.Put(_first with { Signature = _second.Signature });
        Assert.Contains("has a signature that is not CloudTrail's", Assert.Single(await Breaks(_first)).Text, StringComparison.Ordinal);
        var moved = _first with { At = _first.At with { Key = _first.At.Key.Replace("31/1", "30/1", StringComparison.Ordinal) } };
        _bucket.Put(moved);
        Assert.Contains("says that it was delivered to", Assert.Single(await Breaks(moved)).Text, StringComparison.Ordinal);
        _bucket.Put(_first with { Content = Given.Gzip("[]"u8.ToArray()) });
        Assert.Equal(LogBreakKind.DigestForged, Assert.Single(await Breaks(_first)).Kind);
    }

    [Fact]
    public async Task Finds_that_the_digest_before_is_gone_or_another()
    {
        _bucket.Put(_first with { Content = _second.Content });
        Assert.Contains("was changed", Assert.Single(await Breaks(_second)).Text, StringComparison.Ordinal);
        _bucket.Remove(_first.At);

        var broken = Assert.Single(await Breaks(_second));

        Assert.Equal((LogBreakKind.ChainBroken, $"{_first.At}"), (broken.Kind, broken.Place));
        Assert.Contains("is gone", broken.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_in_a_folder_is_verified_by_the_command_with_signatures_that_successors_tell()
    {
        _folder.Drop($"copy/{_a.Key}", _a.Log);
        _folder.Drop($"copy/{_b.Key}", _b.Log);
        _folder.Drop($"copy/{_second.At.Key}", _second.Content);
        var lost = _chain.Next();
        var third = _chain.Next(_b);
        var fine = await Cli.Run("verify", _folder["copy"], "--digest-keys", _folder["keys.json"]);
        Assert.Equal(
            (0, "Digests: 1. Log files: 1. Breaks: 0. Digests without a successor here that tells their signature: 1."), (fine.Code, fine.Output.Trim()));
        _folder.Drop($"copy/{third.At.Key}", third.Content);
        File.Delete(_folder[$"copy/{_b.Key}"]);

        var broken = await Cli.Run("verify", _folder["copy"], "--digest-keys", _folder["keys.json"]);

        Assert.Equal(2, broken.Code);
        Assert.Contains($"The log file s3://logs/{_b.Key} was delivered, and is gone.", broken.Output, StringComparison.Ordinal);
        Assert.Contains($"The digest {lost.At} is gone", broken.Output, StringComparison.Ordinal);
        Assert.Contains("Digests: 2. Log files: 2. Breaks: 3.", broken.Output, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<LogBreak>> Breaks(SignedDigest digest) =>
        (await new DigestCheck(_bucket, new DigestKeys(_folder["keys.json"], new AwsAccess(null, null, null), TimeProvider.System)).Verify(digest.At, Now)).Breaks;

    private sealed class MemoryBucket : IDigestObjects
    {
        private readonly Dictionary<ObjectPlace, (byte[] Content, string? Signature)> _objects = [];

        public void Put(ObjectPlace place, byte[] content) => _objects[place] = (content, null);

        public void Put(SignedDigest digest) => _objects[digest.At] = (digest.Content, digest.Signature);

        public void Remove(ObjectPlace place) => _objects.Remove(place);

        public Task<DigestObject?> Open(ObjectPlace place, CancellationToken cancellation) => Task.FromResult(
            _objects.TryGetValue(place, out var found) ? new DigestObject(new MemoryStream(found.Content), found.Signature) : null);
    }
}
