using FsCheck.Xunit;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Intel;
using Xunit;

namespace OrleansSec.Detection.Tests.Intel;

/// <summary>The packed set against a search through all indicators one by one.</summary>
public sealed class IndicatorSetProperties
{
    private static readonly string[] _labels = ["a", "b", "evil", "example", "com", "net"];

    [Property(MaxTest = 150)]
    public void Finds_of_IPv4_what_a_search_through_all_ranges_finds(int seed) => FindsRanges(new Random(seed), isV4: true);

    [Property(MaxTest = 150)]
    public void Finds_of_IPv6_what_a_search_through_all_ranges_finds(int seed) => FindsRanges(new Random(seed), isV4: false);

    [Property(MaxTest = 150)]
    public void Finds_of_a_name_every_listed_domain_that_it_is_or_lies_below(int seed)
    {
        var random = new Random(seed);
        Indicator[] domains = [.. Enumerable.Range(0, random.Next(40)).Select(_ => Indicator.Of(IndicatorKind.Domain, Name(random)))];
        var set = Set(domains);

        Assert.All(Enumerable.Range(0, 200).Select(_ => Name(random)), name => Assert.Equal(
            domains.Select(d => d.Text).Where(d => name == d || name.EndsWith("." + d, StringComparison.Ordinal)).OrderByDescending(d => d.Length),
            All(set, set.FindDomain(name))));
    }

    [Property(MaxTest = 100)]
    public void Finds_a_hash_if_it_is_listed_and_no_other(int seed)
    {
        var random = new Random(seed);
        string[] listed = [.. Enumerable.Range(0, 200).Select(_ => Hash(random))];
        var set = Set([.. listed.Select(h => Indicator.Of(IndicatorKind.File, h))]);

        Assert.All(listed, h => Assert.Equal(listed.Where(l => l == h), All(set, set.FindFile(h.ToUpperInvariant()))));
        Assert.All(Enumerable.Range(0, 200).Select(_ => Hash(random)).Except(listed), h => Assert.False(set.FindFile(h).IsHit));
    }

    private static void FindsRanges(Random random, bool isV4)
    {
        Indicator[] ranges = [.. Enumerable.Range(0, random.Next(60)).Select(_ => Indicator.Of(Range(random, isV4)))];
        var set = Set(ranges);

        Assert.All(Enumerable.Range(0, 300).Select(_ => Address(random, isV4)), address => Assert.Equal(
            ranges.Where(r => r.Network.Contains(address)).OrderByDescending(r => r.Network.Length).Select(r => r.ToString()),
            All(set, set.Find(address))));
    }

    private static IndicatorSet Set(Indicator[] indicators) =>
        new IndicatorSetBuilder().Add(new IntelList("list", 60, false, false), indicators).Build();

    private static List<string> All(IndicatorSet set, IndicatorHit hit)
    {
        var found = new List<string>();
        for (; hit.IsHit; hit = set.Next(hit))
        {
            found.Add(set.Describe(hit, "field", "value").Indicator);
        }

        return found;
    }

    // Few distinct bits, so that ranges nest, touch, repeat and reach both ends.
    private static IpNumber Address(Random random, bool isV4)
    {
        UInt128 bits = 0;
        for (var i = 0; i < (isV4 ? 4 : 16); i++)
        {
            bits = (bits << 8) | (random.Next(4) switch { 0 => 0u, 1 => 255u, 2 => 1u, _ => (uint)random.Next(256) });
        }

        return new IpNumber(bits, isV4);
    }

    private static IpNetwork Range(Random random, bool isV4)
    {
        var (width, length) = (isV4 ? 32 : 128, random.Next(isV4 ? 33 : 129));
        var bits = Address(random, isV4).Bits;
        return new IpNetwork(new IpNumber(length == 0 ? 0 : bits >> (width - length) << (width - length), isV4), length);
    }

    private static string Name(Random random) =>
        string.Join('.', Enumerable.Range(0, random.Next(1, 5)).Select(_ => _labels[random.Next(_labels.Length)]));

    private static string Hash(Random random)
    {
        var bytes = new byte[new[] { 16, 20, 32 }[random.Next(3)]];
        random.NextBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
