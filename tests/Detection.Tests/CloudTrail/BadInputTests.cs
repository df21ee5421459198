using System.Text;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.CloudTrail;

/// <summary>Bad input is told by a reason, and the records around it are read all the same.</summary>
public sealed class BadInputTests
{
    private static readonly string _first = (Given.Event("iam:CreateUser") with { Id = "first" }).ToString();
    private static readonly string _second = (Given.Event("s3:GetObject") with { Id = "second" }).ToString();

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(200)]
    public void Reads_gzip_that_ends_early_as_truncated(int missing)
    {
        var log = Given.Gzip(Encoding.UTF8.GetBytes($"{_first}\n{_second}\n"));

        var found = LogFindings.Of(log[..^missing]);

        Assert.Equal(["truncated-gzip"], found.Reasons);
    }

    [Fact]
    public void Keeps_what_truncated_gzip_gives()
    {
        var log = Given.Gzip(Encoding.UTF8.GetBytes($"{_first}\n{_second}\n"));

        var found = LogFindings.Of(log[..^8]);

        Assert.Equal(["first", "second"], found.EventIds);
    }

    [Fact]
    public void Reads_damaged_gzip_as_corrupt()
    {
        var log = Given.Gzip(Encoding.UTF8.GetBytes($"{_first}\n{_second}\n"));
        log[^6] ^= 1;

        var found = LogFindings.Of(log);

        Assert.Equal(["corrupt-gzip"], found.Reasons);
    }

    [Fact]
    public void Tells_of_bytes_behind_the_gzip_data()
    {
        byte[] log = [.. Given.Gzip(Encoding.UTF8.GetBytes(_first)), 1, 2, 3];

        var found = LogFindings.Of(log);

        Assert.Equal(["first"], found.EventIds);
        Assert.Equal(["trailing-garbage"], found.Reasons);
    }

    [Theory]
    [InlineData("{\"Records\":[{0},{1}")]
    [InlineData("{\"Records\":[{0},{1},")]
    [InlineData("{\"Records\":[{0},{1},{\"eventVersion\":\"1.0")]
    [InlineData("{0}\n{1}\n{\"eventVersion\":\"1.0")]
    [InlineData("{0}\n{1}\n{")]
    public void Reads_json_that_ends_early_as_truncated(string form) => Reads(form, "truncated-json");

    [Theory]
    [InlineData("{0}\nnot json\n{1}")]
    [InlineData("{0}\n\0\0\0\n{1}")]
    [InlineData("{0}\n{\"eventVersion\":\"1.08\",\n{1}")]
    [InlineData("{0}\n{\"eventVersion\":\n{1}")]
    [InlineData("{0}\n{\"eventVersion\":\"torn\n{1}\n")]
    [InlineData("{0}\n{\"a\":\"\\q\"}\n{1}")]
    [InlineData("{0}\n{\"a\":01}\n{1}")]
    [InlineData("{0}\n{\"Records\":[{\"eventVersion\":\"1.08\",\"event\n{\"Records\":[{1}]}")]
    [InlineData("{\"Records\":[{0},{\"eventVersion\":nul},{1}]}")]
    [InlineData("{\"Records\":[{0},{\"eventVersion\":\"1.0\"\"},{1}]}")]
    [InlineData("{\"Records\":[{0},{\"eventVersion\":\"1.0\",\"a\":{,{1}]}")]
    [InlineData("{\"Records\":[{0},},{1}]}")]
    [InlineData("tion\":\"1.08\"},{0},{1}]}")]
    public void Reads_broken_json_and_goes_on(string form) => Reads(form, "invalid-json");

    [Theory]
    [InlineData("{\"Records\":[{0},7,{1}]}")]
    [InlineData("{\"Records\":[{0},null,{1}]}")]
    [InlineData("{\"Records\":[{0},\"]}\",{1}]}")]
    [InlineData("{\"Records\":[{0},[{}],{1}]}")]
    [InlineData("{\"Records\":[{0},{},{1}]}")]
    public void Quarantines_elements_that_are_no_records(string form) => Reads(form, "not-cloudtrail");

    [Fact]
    public void Passes_over_deep_nesting()
    {
        var deep = string.Concat("{\"eventVersion\":", new string('[', 10_000), new string(']', 10_000), "}");

        Reads($"{{0}}\n{deep}\n{{1}}", "too-deep");
        Reads($"{{\"Records\":[{{0}},{deep},{{1}}]}}", "too-deep");
        Reads($"{{0}}\n{deep[..10_000]}\n{{1}}", "too-deep");
    }

    [Fact]
    public void Quarantines_a_record_that_is_not_utf8()
    {
        var log = Encoding.UTF8.GetBytes($"{_first}\n{_second.Replace("second", "s#cond", StringComparison.Ordinal)}\n{_second}");
        log[Array.IndexOf(log, (byte)'#')] = 0xff;

        var found = LogFindings.Of(log);

        Assert.Equal(["first", "second"], found.EventIds);
        Assert.Equal(["invalid-utf8"], found.Reasons);
    }

    [Theory]
    [InlineData("{\"eventVersion\":\"1.08\",\"userAgent\":\"", "\"}")]
    [InlineData("{\"eventVersion\":\"1.08\",\"userAgent\":\"", "")]
    [InlineData("{\"eventVersion\":[", "]}")]
    public void Passes_over_a_line_of_100_MB_in_bounded_memory(string start, string end)
    {
        using var log = new LongStream($"{_first}\n{start}", 100_000_000, $"{end}\n{_second}\n");
        var before = GC.GetAllocatedBytesForCurrentThread();

        var found = LogFindings.Of(log);

        Assert.Equal(["first", "second"], found.EventIds);
        Assert.Equal(["too-long"], found.Reasons);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 32 << 20);
    }

    [Fact]
    public void Counts_what_comes_again_and_again()
    {
        var log = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{}\n", 5000)));

        var found = LogFindings.Of(log);

        Assert.Equal(101, found.Quarantined.Count);
        Assert.Equal(5000, found.Quarantined.Sum(q => q.Count));
    }

    private static void Reads(string form, string reason)
    {
        var log = form.Replace("{0}", _first, StringComparison.Ordinal).Replace("{1}", _second, StringComparison.Ordinal);

        var found = LogFindings.Of(Encoding.UTF8.GetBytes(log));

        Assert.Equal(["first", "second"], found.EventIds);
        Assert.Equal([reason], found.Reasons);
    }
}
