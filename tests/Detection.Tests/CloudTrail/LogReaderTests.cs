using System.Text;
using OrleansSec.Detection.Fields;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.CloudTrail;

/// <summary>The forms in which logs come, and what in them is not a record.</summary>
public sealed class LogReaderTests
{
    private static readonly CloudTrailEvent _first = Given.Event("iam:CreateUser") with { Id = "first" };
    private static readonly CloudTrailEvent _second = Given.Event("s3:GetObject") with { Id = "second" };

    [Fact]
    public void Reads_a_delivered_file()
    {
        var log = Given.LogFile(_first, _second);

        var found = LogFindings.Of(log);

        Assert.Equal(["first", "second"], found.EventIds);
        Assert.Empty(found.Quarantined);
    }

    [Fact]
    public void Points_at_the_record_in_the_inflated_object()
    {
        var log = Given.LogFile(_first, _second);

        var found = LogFindings.Of(Given.Gzip(log));

        var place = found.Places[1];
        Assert.Equal(_second.ToString(), Encoding.UTF8.GetString(log, (int)place.Offset, place.Length));
    }

    [Fact]
    public void Reads_gzip_members_one_behind_the_other()
    {
        byte[] log = [.. Given.Gzip(Given.JsonLines(_first)), .. Given.Gzip(Given.JsonLines(_second))];

        var found = LogFindings.Of(log);

        Assert.Equal(["first", "second"], found.EventIds);
        Assert.Empty(found.Quarantined);
    }

    [Theory]
    [InlineData("{0}\n{1}\n")]
    [InlineData("{0}\r\n\r\n{1}")]
    [InlineData("{0}{1}")]
    [InlineData("[{0},{1}]")]
    [InlineData("[\n  {0},\n  {1}\n]\n")]
    [InlineData("\uFEFF{{\"Records\":[{0},{1}]}}")]
    [InlineData("{{ \"Records\" : [ {0} ] }}\n{{\"Records\":[{1}]}}")]
    [InlineData("{{\"owner\":{{\"a\":[1,\"]\"]}},\"Records\":[{0},{1}],\"next\":null}}")]
    [InlineData("{{\"detail-type\":\"AWS API Call via CloudTrail\",\"detail\":{0}}}\n{1}")]
    public void Reads_records_in_every_form(string form)
    {
        var log = Encoding.UTF8.GetBytes(string.Format(null, form, _first, _second));

        var found = LogFindings.Of(log);

        Assert.Equal(["first", "second"], found.EventIds);
        Assert.Equal([_first.ToString(), _second.ToString()], found.Records);
        Assert.Empty(found.Quarantined);
    }

    [Fact]
    public void Reads_a_pretty_printed_record()
    {
        var log = _first.ToJson().ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true });

        var found = LogFindings.Of(Encoding.UTF8.GetBytes(log));

        Assert.Equal(["first"], found.EventIds);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n")]
    [InlineData("{\"Records\":[]}")]
    [InlineData("[]")]
    public void Finds_nothing_in_nothing(string log)
    {
        var found = LogFindings.Of(Encoding.UTF8.GetBytes(log));

        Assert.Empty(found.Results);
        Assert.Empty(found.Quarantined);
    }

    [Fact]
    public void Skips_digest_files()
    {
        var log = """{"awsAccountId":"111122223333","digestEndTime":"2015-08-17T15:01:31Z","digestS3Bucket":"logs","logFiles":[]}"""u8;

        var found = LogFindings.Of(log.ToArray());

        Assert.Equal(["digest"], found.Skipped);
        Assert.Empty(found.Quarantined);
    }

    [Fact]
    public void Skips_insights()
    {
        var found = LogFindings.Of(Given.LogFile(_first with { EventType = "AwsCloudTrailInsight" }, _second));

        Assert.Equal(["insight"], found.Skipped);
        Assert.Equal(["second"], found.EventIds);
    }

    [Theory]
    [InlineData("""{"level":"info","msg":"hello"}""")]
    [InlineData("""{"eventTime":"2024-07-31T12:00:00Z","eventSource":"aws:s3","eventName":"ObjectCreated:Put"}""")]
    [InlineData("""{"detail-type":"GuardDuty Finding","detail":{"severity":8}}""")]
    [InlineData("""{"Records":7}""")]
    public void Quarantines_other_json_and_goes_on(string other)
    {
        var log = Encoding.UTF8.GetBytes($"{_first}\n{other}\n{_second}\n");

        var found = LogFindings.Of(log);

        Assert.Equal(["first", "second"], found.EventIds);
        Assert.Equal(["not-cloudtrail"], found.Reasons);
    }

    [Fact]
    public void Stops_when_it_is_cancelled()
    {
        using var log = new MemoryStream(Given.LogFile(_first, _second));
        var reader = new Detection.CloudTrail.LogReader(FieldLayout.For(Detection.CloudTrail.CloudTrailFields.Paths));

        Assert.Throws<OperationCanceledException>(() => reader.Read(log, new LogFindings(), new CancellationToken(canceled: true)));
    }
}
