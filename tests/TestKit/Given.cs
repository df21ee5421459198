using System.IO.Compression;
using System.Text;
using OrleansSec.Detection.CloudTrail;
using OrleansSec.Detection.Fields;

namespace OrleansSec.TestKit;

/// <summary>Builds the data of tests: valid by default, so that a test names only what matters to it.</summary>
public static class Given
{
    /// <summary>The account of the examples.</summary>
    public const string Account = "111122223333";

    /// <summary>A Wednesday noon, UTC.</summary>
    public static DateTimeOffset Noon { get; } = new(2024, 7, 31, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A record of a call, by the user <c>ana</c> unless said otherwise.</summary>
    public static CloudTrailEvent Event(string action = "s3:ListBuckets", CloudTrailIdentity? by = null) => new(action, by ?? User());

    /// <summary>A record of a sign-in to the console.</summary>
    public static CloudTrailEvent ConsoleLogin(CloudTrailIdentity? by = null, bool mfa = true) => Event("signin:ConsoleLogin", by) with
    {
        EventType = "AwsConsoleSignIn",
        UserAgent = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)",
        Response = """{"ConsoleLogin":"Success"}""",
        More = mfa ? """{"additionalEventData":{"MFAUsed":"Yes"}}""" : """{"additionalEventData":{"MFAUsed":"No"}}""",
    };

    /// <summary>An IAM user.</summary>
    public static CloudTrailIdentity User(string name = "ana") => new("IAMUser", name);

    /// <summary>A session of a role.</summary>
    public static CloudTrailIdentity Role(string name = "ci-deploy", string session = "session") =>
        new("AssumedRole", name, Account, session) { AccessKey = "ASIAIOSFODNN7EXAMPLE" };

    /// <summary>The root user.</summary>
    public static CloudTrailIdentity Root() => new("Root", "root");

    /// <summary>An AWS service, such as <c>ec2</c>.</summary>
    public static CloudTrailIdentity Service(string name = "ec2") => new("AWSService", name);

    /// <summary>A log file as CloudTrail delivers it, before compression.</summary>
    public static byte[] LogFile(params IEnumerable<CloudTrailEvent> events) =>
        Encoding.UTF8.GetBytes($$"""{"Records":[{{string.Join(',', events)}}]}""");

    /// <summary>The records as JSON lines.</summary>
    public static byte[] JsonLines(params IEnumerable<CloudTrailEvent> events) =>
        Encoding.UTF8.GetBytes(string.Concat(events.Select(e => e + "\n")));

    /// <summary>The bytes, compressed.</summary>
    public static byte[] Gzip(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }

    /// <summary>A record's fields, read with the decoder's layout and some more paths.</summary>
    public static EventFields Fields(byte[] record, params IEnumerable<string> paths)
    {
        var fields = new EventFields(FieldLayout.For(CloudTrailFields.Paths.Concat(paths)));
        FieldReader.Read(record, fields);
        return fields;
    }
}
