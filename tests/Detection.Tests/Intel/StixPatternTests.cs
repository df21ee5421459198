using OrleansSec.Detection.Intel;
using Xunit;

namespace OrleansSec.Detection.Tests.Intel;

public sealed class StixPatternTests
{
    private const string Md5 = "d41d8cd98f00b204e9800998ecf8427e";
    private const string Sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Theory]
    [InlineData("[ipv4-addr:value = '203.0.113.7']", "203.0.113.7")]
    [InlineData("[ ipv4-addr:value = '203.0.113.0/24' ]", "203.0.113.0/24")]
    [InlineData("[ipv4-addr:value ISSUBSET '203.0.113.0/24']", "203.0.113.0/24")]
    [InlineData("[ipv6-addr:value = '2001:db8::1']", "2001:db8::1")]
    [InlineData("[ipv4-addr:value IN ('203.0.113.7', '203.0.113.8')]", "203.0.113.7 203.0.113.8")]
    [InlineData("[ipv4-addr:value = '203.0.113.7' OR domain-name:value = 'evil.example']", "203.0.113.7 evil.example")]
    [InlineData("[ipv4-addr:value = '203.0.113.7'] OR [domain-name:value = 'evil.example']", "203.0.113.7 evil.example")]
    [InlineData("([url:value = 'http://evil.example/x'])", "evil.example")]
    [InlineData("[(domain-name:value = 'evil.example')]", "evil.example")]
    [InlineData("[network-traffic:dst_ref.value = '203.0.113.7']", "203.0.113.7")]
    [InlineData($"[file:hashes.MD5 = '{Md5}']", Md5)]
    [InlineData($"[file:hashes.'SHA-256' = '{Sha256}']", Sha256)]
    [InlineData($"[file:hashes.\"SHA-256\" = '{Sha256}']", Sha256)]
    [InlineData($"[file:hashes.'SHA-256' = '{Sha256}' AND file:name = 'it\\'s.exe']", Sha256)]
    [InlineData($"[file:hashes.'SHA-256' = '{Sha256}' AND file:name = 'a.exe' AND file:hashes.MD5 = '{Md5}']", $"{Sha256} {Md5}")]
    public void Reads_patterns_of_which_one_value_decides(string pattern, string indicators) =>
        Assert.Equal(indicators, string.Join(' ', StixPattern.Parse(pattern).Indicators));

    [Theory]
    [InlineData("[email-addr:value = 'a@example.com']", "unsupported-object:email-addr:value")]
    [InlineData("[x-other:things[*].value = 'a']", "unsupported-object:x-other:things")]
    [InlineData("[ipv4-addr:value LIKE '203.0.113.%']", "unsupported-operator:LIKE")]
    [InlineData("[domain-name:value MATCHES '.*evil.*']", "unsupported-operator:MATCHES")]
    [InlineData("[ipv4-addr:value != '203.0.113.7']", "unsupported-operator:!=")]
    [InlineData("[ipv4-addr:value NOT = '203.0.113.7']", "unsupported-operator:NOT")]
    [InlineData("[EXISTS ipv4-addr:value]", "unsupported-operator:EXISTS")]
    [InlineData("[ipv4-addr:value = 'nonsense']", "bad-value")]
    [InlineData("[file:hashes.MD5 = '123']", "bad-value")]
    [InlineData("[ipv4-addr:value = '203.0.113.7' AND domain-name:value = 'evil.example']", "needs-two-values")]
    [InlineData("[ipv4-addr:value = '203.0.113.7'] AND [domain-name:value = 'evil.example']", "needs-two-observations")]
    [InlineData("[ipv4-addr:value = '203.0.113.7'] FOLLOWEDBY [domain-name:value = 'evil.example']", "needs-two-observations")]
    [InlineData("[ipv4-addr:value = '203.0.113.7'] REPEATS 5 TIMES", "qualifier:REPEATS")]
    [InlineData("[ipv4-addr:value = '203.0.113.7'] START t'2026-01-01T00:00:00Z' STOP t'2026-01-02T00:00:00Z'", "qualifier:STOP")]
    [InlineData("[ipv4-addr:value = '203.0.113.7'", "bad-pattern")]
    [InlineData("[ipv4-addr:value = '203.0.113.7] ", "bad-pattern")]
    [InlineData("[ipv4-addr:value = '203.0.113.7']]", "bad-pattern")]
    [InlineData("", "bad-pattern")]
    public void Refuses_others_by_name(string pattern, string reason)
    {
        var outcome = StixPattern.Parse(pattern);

        Assert.Empty(outcome.Indicators);
        Assert.Contains(reason, outcome.Refused.Select(r => r.Reason));
    }

    [Fact]
    public void Keeps_the_alternatives_that_it_understands()
    {
        var outcome = StixPattern.Parse("[email-addr:value = 'a@example.com' OR ipv4-addr:value = '203.0.113.7']");

        Assert.Equal("203.0.113.7", Assert.Single(outcome.Indicators).ToString());
        Assert.Equal("unsupported-object:email-addr:value", Assert.Single(outcome.Refused).Reason);
    }

    [Fact]
    public void Refuses_brackets_without_end() => Assert.Empty(StixPattern.Parse(new string('(', 50_000)).Indicators);
}
