using OrleansSec.Silo.Sources.S3;
using Xunit;

namespace OrleansSec.System.Tests.Sources;

public sealed class NotificationReaderTests
{
    private const string Object = """{"key":"AWSLogs/1/a+b%2Bc.json.gz","eTag":"abc","versionId":"v1"}""";

    [Fact]
    public void Decodes_the_key_of_a_notification_of_S3()
    {
        var body = $$$"""{"Records":[{"eventName":"ObjectCreated:Put","awsRegion":"eu-west-1","eventTime":"2026-01-02T03:04:05.678Z","s3":{"bucket":{"name":"logs"},"object":{{{Object}}}}}]}""";

        var notice = Assert.Single(NotificationReader.Read(body).Objects);

        Assert.Equal(
            new ObjectNotice("logs", "AWSLogs/1/a b+c.json.gz", "abc", "v1", "eu-west-1", new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero)), notice);
    }

    [Fact]
    public void Takes_the_key_of_an_event_of_EventBridge_as_it_is()
    {
        const string body = """{"source":"aws.s3","detail-type":"Object Created","region":"eu-west-1","time":"2026-01-02T03:04:05Z","detail":{"bucket":{"name":"logs"},"object":{"key":"a+b%20c","etag":"abc","version-id":"v1"}}}""";

        var notice = Assert.Single(NotificationReader.Read(body).Objects);

        Assert.Equal(new ObjectNotice("logs", "a+b%20c", "abc", "v1", "eu-west-1", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)), notice);
    }

    [Theory]
    [InlineData("""{"Service":"Amazon S3","Event":"s3:TestEvent"}""")]
    [InlineData("""{"Type":"Notification","Message":"CloudTrail validation message."}""")]
    [InlineData("""{"Records":[{"eventName":"ObjectRemoved:Delete","s3":{"bucket":{"name":"logs"},"object":{"key":"a"}}}]}""")]
    [InlineData("""{"source":"aws.s3","detail-type":"Object Deleted","detail":{}}""")]
    public void Passes_over_what_announces_no_object(string body)
    {
        var notification = NotificationReader.Read(body);

        Assert.Null(notification.Problem);
        Assert.Empty(notification.Objects);
        Assert.Equal(1, notification.Passed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Records":[{}]}""")]
    [InlineData("""{"Records":[7]}""")]
    [InlineData("""{"Records":[{"s3":{"bucket":{"name":"logs"},"object":{}}}]}""")]
    [InlineData("""{"Records":[{"s3":{"bucket":{"name":"logs"},"object":{"key":"\ud800"}}}]}""")]
    [InlineData("""{"Type":"Notification","Message":"{\"Type\":\"Notification\",\"Message\":\"{\\\"Type\\\":\\\"Notification\\\",\\\"Message\\\":\\\"x\\\"}\"}"}""")]
    [InlineData("""{"source":"aws.s3","detail-type":"Object Created","detail":{"bucket":"logs"}}""")]
    public void Says_of_anything_else_that_it_is_not_understood(string body)
    {
        Assert.NotNull(NotificationReader.Read(body).Problem);
    }
}
