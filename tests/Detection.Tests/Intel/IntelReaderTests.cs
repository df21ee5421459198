using System.Text;
using OrleansSec.Detection.Intel;
using Xunit;

namespace OrleansSec.Detection.Tests.Intel;

/// <summary>Lists in the forms in which their makers give them.</summary>
public sealed class IntelReaderTests
{
    [Fact]
    public void Reads_a_STIX_bundle_with_its_times_and_counts_what_it_passes_over()
    {
        var reading = Read("""
            {"type":"bundle","id":"bundle--1","objects":[
              {"type":"indicator","id":"indicator--1","pattern_type":"stix","name":"C2","description":"of a botnet","confidence":85,
               "pattern":"[ipv4-addr:value = '203.0.113.7']","valid_from":"2026-01-01T00:00:00Z","valid_until":"2026-02-01T00:00:00.000Z"},
              {"type":"indicator","id":"indicator--2","pattern_type":"stix","pattern":"[ipv4-addr:value = '203.0.113.8']","revoked":true},
              {"type":"indicator","id":"indicator--3","pattern_type":"sigma","pattern":"title: x"},
              {"type":"indicator","id":"indicator--4","indicator_types":["benign"],"pattern":"[ipv4-addr:value = '203.0.113.9']"},
              {"type":"malware","id":"malware--1","name":"x"}
            ]}
            """);

        var indicator = Assert.Single(reading.Indicators);
        Assert.Equal("stix", reading.Format);
        Assert.Equal(("203.0.113.7", 85, "C2: of a botnet"), (indicator.ToString(), indicator.Confidence, indicator.Description));
        Assert.Equal((Day(1), Day(2)), (indicator.From, indicator.Until));
        Assert.Equal(["benign 1", "object:malware 1", "pattern-type:sigma 1", "revoked 1"], Refused(reading));
    }

    [Theory]
    [InlineData("""{"objects":[{"type":"indicator","pattern":"[domain-name:value = 'evil.example']"}]}""")]
    [InlineData("""[{"type":"indicator","pattern":"[domain-name:value = 'evil.example']"}]""")]
    [InlineData("""{"type":"indicator","pattern":"[domain-name:value = 'evil.example']"}""")]
    public void Reads_STIX_objects_however_they_are_wrapped(string document) =>
        Assert.Equal("evil.example", Assert.Single(Read(document).Indicators).ToString());

    [Fact]
    public void Reads_a_table_by_the_names_of_its_columns()
    {
        var reading = Read("type,Indicator,confidence,expires,description\nip,203.0.113.7,high,2026-02-01,\"C2, and \"\"more\"\"\"\ndomain,evil.example,0.4,,\nip,nonsense,1,,\n");

        Assert.Equal("csv", reading.Format);
        Assert.Equal(["203.0.113.7 85 C2, and \"more\"", "evil.example 40 "], reading.Indicators.Select(i => $"{i} {i.Confidence} {i.Description}"));
        Assert.Equal(Day(2), reading.Indicators[0].Until);
        Assert.Equal(["not-an-indicator 1"], Refused(reading));
    }

    [Fact]
    public void Reads_a_table_whose_head_is_a_comment()
    {
        var reading = Read("# abuse list\n# \"first_seen_utc\",\"dst_ip\",\"dst_port\",\"malware\"\n\"2026-01-01 00:00:00\", \"203.0.113.7\",\"443\",\"Bot\"\n# END\n");

        var indicator = Assert.Single(reading.Indicators);
        Assert.Equal(("203.0.113.7", "Bot", Day(1)), (indicator.ToString(), indicator.Description, indicator.From));
    }

    [Theory]
    [InlineData("ip\n203.0.113.7\n")]
    [InlineData("203.0.113.7\n")]
    [InlineData("2026-01-01,203.0.113.7,bad\n")]
    [InlineData("\uFEFF# title\r\n\r\n203.0.113.7 # comment\r\n")]
    public void Reads_a_column_with_and_without_a_head(string document) =>
        Assert.Equal("203.0.113.7", Assert.Single(Read(document).Indicators).ToString());

    [Fact]
    public void Takes_the_number_of_lists_for_confidence()
    {
        Assert.Equal([40, 75, 87], Read("203.0.113.7\t1\n203.0.113.8\t4\n203.0.113.9\t8\n").Indicators.Select(i => i.Confidence ?? -1));
        Assert.Equal([40, 95], Read("ip,lists\n203.0.113.7,1\n203.0.113.8,20\n").Indicators.Select(i => i.Confidence ?? -1));
    }

    [Fact]
    public void Reads_a_netset_with_comments()
    {
        var reading = Read("; Spamhaus DROP List\n203.0.113.0/24 ; SBL123\n\n# more\n198.51.100.7\n0.0.0.0/0\nevil.example\n0.0.0.0 ads.example\nnot an indicator\n");

        Assert.Equal(["203.0.113.0/24 SBL123", "198.51.100.7 ", "evil.example ", "ads.example "], reading.Indicators.Select(i => $"{i} {i.Description}"));
        Assert.Equal(["not-an-indicator 1", "too-wide 1"], Refused(reading));
        Assert.Equal("Spamhaus DROP List", reading.Title);
    }

    [Fact]
    public void Reads_a_warninglist_as_context()
    {
        var reading = Read("""{"name":"Cloud","type":"cidr","version":1,"list":["203.0.113.0/24","2001:db8::/32"]}""");

        Assert.True(reading.IsContext);
        Assert.Equal(["203.0.113.0/24", "2001:db8::/32"], reading.Indicators.Select(i => i.ToString()));
    }

    [Fact]
    public void Refuses_a_warninglist_of_expressions() =>
        Assert.Equal(["unsupported-list-type:regex 1"], Refused(Read("""{"name":"x","type":"regex","list":[".*"]}""")));

    [Fact]
    public void Reads_the_ranges_that_AWS_publishes()
    {
        var reading = Read("""{"prefixes":[{"ip_prefix":"203.0.113.0/24","region":"eu-west-1","service":"EC2"}],"ipv6_prefixes":[{"ipv6_prefix":"2001:db8::/32","region":"GLOBAL","service":"S3"}]}""");

        Assert.True(reading.IsContext);
        Assert.Equal(["203.0.113.0/24 EC2 eu-west-1", "2001:db8::/32 S3 GLOBAL"], reading.Indicators.Select(i => $"{i} {i.Description}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("{\"type\":")]
    [InlineData("{\"a\":1}")]
    [InlineData("<html><body>Not Found</body></html>\n")]
    public void Refuses_what_is_no_list_at_all(string document) => Assert.Throws<InvalidDataException>(() => Read(document));

    private static DateTimeOffset Day(int month) => new(2026, month, 1, 0, 0, 0, TimeSpan.Zero);

    private static IntelReading Read(string document)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(document));
        return IntelReader.Read(stream);
    }

    private static IEnumerable<string> Refused(IntelReading reading) => reading.Refused.Select(r => $"{r.Reason} {r.Count}");
}
