using System.Net;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.CloudTrail;
using OrleansSec.Detection.Intel;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.CloudTrail;

/// <summary>What an observation says of a record, and which records give none.</summary>
public sealed class ObservationReaderTests
{
    [Fact]
    public void Says_what_happened()
    {
        var record = Given.Event("s3:GetObject", Given.Role("etl", "run-7")) with
        {
            Error = "AccessDenied",
            Region = "eu-west-1",
            ReadOnly = true,
            Request = """{"bucketName":"payroll","key":"2024.csv"}""",
        };

        var observation = Observe(record)!;

        Assert.Equal("s3:GetObject", observation.Action);
        Assert.Equal("s3", observation.Service);
        Assert.Equal(Given.Noon, observation.Time);
        Assert.Equal("eu-west-1", observation.Region);
        Assert.Equal(("198.51.100.7", "198.51.100.0/24"), (observation.Source, observation.Network));
        Assert.Equal("aws-cli", observation.Client);
        Assert.Equal("AccessDenied", observation.Error);
        Assert.Equal(AccessClass.Data, observation.Access);
        Assert.Equal("ASIAIOSFODNN7EXAMPLE", observation.AccessKey);
        Assert.Equal("run-7", observation.Session);
        Assert.Equal("payroll", observation.Resource);
        Assert.False(observation.ByService);
    }

    [Fact]
    public void Says_where_a_public_address_is_once_a_database_is_there()
    {
        var reader = new ObservationReader();
        var before = Read(reader);
        reader.Intel = new IntelSnapshot { Places = new Berlin() };

        var after = Read(reader);

        Assert.Null(before.Place);
        Assert.Equal(Berlin.Place, after.Place);
        Assert.Null(Read(reader, "10.0.0.7").Place);
        Assert.Null(Read(reader, "ec2.amazonaws.com").Place);
    }

    [Fact]
    public void Prefers_the_named_resource_to_the_parameters()
    {
        var record = Given.Event() with
        {
            Request = """{"bucketName":"payroll"}""",
            More = """{"resources":[{"type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::payroll"}]}""",
        };

        Assert.Equal("arn:aws:s3:::payroll", Observe(record)!.Resource);
    }

    [Theory]
    [InlineData("cloudformation.amazonaws.com", true)]
    [InlineData("AWS Internal", true)]
    [InlineData("evil.example.com", false)]
    public void Sees_when_a_service_calls_for_somebody(string invokedBy, bool byService)
    {
        var observation = Observe(Given.Event(by: Given.User() with { InvokedBy = invokedBy }));

        Assert.Equal(byService, observation!.ByService);
    }

    [Fact]
    public void Takes_a_failed_sign_in_for_an_error()
    {
        var observation = Observe(Given.ConsoleLogin() with { Response = """{"ConsoleLogin":"Failure"}""" });

        Assert.Equal("Failure", observation!.Error);
    }

    [Fact]
    public void Makes_an_id_of_the_record_where_it_has_none()
    {
        var record = Given.Event() with { More = """{"eventID":null}""" };

        var (one, again) = (Observe(record)!.EventId, Observe(record)!.EventId);
        var other = Observe(record with { Region = "eu-west-1" })!.EventId;

        Assert.Equal(32, one.Length);
        Assert.Equal(one, again);
        Assert.NotEqual(one, other);
    }

    [Theory]
    [InlineData("""{"eventTime":null}""", "no-event-time")]
    [InlineData("""{"eventTime":""}""", "no-event-time")]
    [InlineData("""{"eventTime":"yesterday"}""", "bad-event-time")]
    [InlineData("""{"eventTime":"2024-02-30T00:00:00Z"}""", "bad-event-time")]
    [InlineData("""{"eventTime":1e999999}""", "bad-event-time")]
    [InlineData("""{"eventTime":"1970-01-01T00:00:00Z"}""", "clock-before")]
    [InlineData("""{"eventTime":"0001-01-01T00:00:00+14:00"}""", "bad-event-time")]
    [InlineData("""{"eventTime":"2099-01-01T00:00:00Z"}""", "clock-after")]
    public void Refuses_records_without_a_usable_time(string more, string reason)
    {
        var result = LogFindings.Of((Given.Event() with { More = more }).ToBytes()).Results.Single();

        Assert.Null(result.Observation);
        Assert.Equal(reason, result.Reason);
    }

    [Theory]
    [InlineData("2024-07-31T12:46:41Z", "2024-07-31T12:46:41.0000000+00:00")]
    [InlineData("2024-07-31T12:46:41.5Z", "2024-07-31T12:46:41.5000000+00:00")]
    [InlineData("2024-07-31T12:46:41.123456789Z", "2024-07-31T12:46:41.1234567+00:00")]
    [InlineData("2024-07-31T14:46:41+02:00", "2024-07-31T12:46:41.0000000+00:00")]
    [InlineData("2024-07-31 12:46:41", "2024-07-31T12:46:41.0000000+00:00")]
    public void Reads_times(string text, string time)
    {
        var observation = Observe(Given.Event() with { More = $$"""{"eventTime":"{{text}}"}""" });

        Assert.Equal(time, observation!.Time.ToString("O"));
    }

    [Fact]
    public void Names_what_is_missing_unknown()
    {
        var observation = Observe(Given.Event() with { More = """{"eventSource":null,"eventName":7,"awsRegion":null,"sourceIPAddress":null,"userAgent":null}""" });

        Assert.Equal("unknown:7", observation!.Action);
        Assert.Equal(("", "", "", ""), (observation.Region, observation.Source, observation.Network, observation.Client));
    }

    private static Observation? Observe(CloudTrailEvent record) => LogFindings.Of(record.ToBytes()).Results.Single().Observation;

    private static Observation Read(ObservationReader reader, string address = "198.51.100.7") =>
        reader.Read(Given.Fields((Given.Event() with { Address = address }).ToBytes()), new EventPointer("a.json", 0, 1), Given.Noon.AddDays(1), []).Observation!;

    private sealed class Berlin : IPlaces
    {
        public static Place Place { get; } = new("DE", 64500, "Example Hosting", 52.5, 13.4);

        public Place? Locate(IPAddress address) => Place;
    }
}
