using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Intel;
using Xunit;

namespace OrleansSec.Detection.Tests.Intel;

public sealed class IndicatorSetTests
{
    private const string Md5 = "d41d8cd98f00b204e9800998ecf8427e";

    private static readonly IntelList _first = new("first", 60, false, false);
    private static readonly IntelList _second = new("second", 90, false, false);
    private static readonly DateTimeOffset _noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Says_of_each_list_what_it_holds()
    {
        var set = new IndicatorSetBuilder()
            .Add(_first, [Indicator("203.0.113.0/24") with { Description = "a range" }])
            .Add(_second, [Indicator("203.0.113.7") with { Confidence = 10, From = _noon, Until = _noon.AddDays(1) }])
            .Build();

        var narrow = set.Find(Address("203.0.113.7"));
        var wide = set.Next(narrow);

        Assert.Equal(
            new IntelMatch(IndicatorKind.Address, "203.0.113.7", "f", "v", "second", 10, null, _noon, _noon.AddDays(1), false, false),
            set.Describe(narrow, "f", "v"));
        Assert.Equal(
            new IntelMatch(IndicatorKind.Address, "203.0.113.0/24", "f", "v", "first", 60, "a range", null, null, false, false),
            set.Describe(wide, "f", "v"));
        Assert.False(set.Next(wide).IsHit);
    }

    [Fact]
    public void Finds_the_same_indicator_in_every_list_that_has_it()
    {
        var indicators = new[] { Indicator("203.0.113.7"), Indicator("evil.example"), Indicator(Md5) };
        var set = new IndicatorSetBuilder().Add(_first, indicators).Add(_second, indicators).Build();

        foreach (var hit in new[] { set.Find(Address("203.0.113.7")), set.FindDomain("www.EVIL.example."), set.FindFile(Md5.ToUpperInvariant()) })
        {
            Assert.Equal(["first", "second"], [set.List(hit).Name, set.List(set.Next(hit)).Name]);
            Assert.False(set.Next(set.Next(hit)).IsHit);
        }
    }

    [Fact]
    public void Takes_a_host_for_itself_only()
    {
        var set = new IndicatorSetBuilder().Add(_first, [Indicator("https://files.example.com/payload.exe")]).Build();

        Assert.True(set.FindHost("files.example.com").IsHit);
        Assert.False(set.FindHost("www.files.example.com").IsHit);
        Assert.False(set.FindDomain("files.example.com").IsHit);
    }

    [Fact]
    public void Holds_until_the_time_that_the_list_says()
    {
        var set = new IndicatorSetBuilder().Add(_first, [Indicator("203.0.113.7") with { Until = _noon }]).Build();
        var hit = set.Find(Address("203.0.113.7"));

        Assert.True(set.Holds(hit, _noon));
        Assert.False(set.Holds(hit, _noon.AddSeconds(1)));
    }

    [Fact]
    public void Finds_nothing_when_it_is_empty()
    {
        Assert.False(IndicatorSet.Empty.Find(Address("203.0.113.7")).IsHit);
        Assert.False(IndicatorSet.Empty.Find(Address("2001:db8::1")).IsHit);
        Assert.False(IndicatorSet.Empty.FindDomain("evil.example").IsHit);
        Assert.False(IndicatorSet.Empty.FindHost("evil.example").IsHit);
        Assert.False(IndicatorSet.Empty.FindFile(Md5).IsHit);
    }

    [Fact]
    public void Looks_up_without_allocating()
    {
        var set = new IndicatorSetBuilder().Add(_first, [Indicator("203.0.113.0/24"), Indicator("evil.example"), Indicator(Md5)]).Build();
        var address = Address("203.0.113.9");
        Look();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Look();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Look()
        {
            for (var i = 0; i < 100; i++)
            {
                set.Holds(set.Find(address), _noon);
                set.FindDomain("c2.evil.example");
                set.FindHost("c2.evil.example");
                set.FindFile(Md5);
            }
        }
    }

    private static Indicator Indicator(string text)
    {
        Assert.True(IndicatorText.TryRead(text, out var indicator));
        return indicator with { Description = null };
    }

    private static IpNumber Address(string text)
    {
        Assert.True(IpNumber.TryParse(text, out var number));
        return number;
    }
}
