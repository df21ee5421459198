using System.Text.Json;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SQS;
using OrleansSec.System.Tests.Processes;
using OrleansSec.TestKit;

namespace OrleansSec.System.Tests.Sources;

/// <summary>A bucket that a trail delivers to, and a queue that hears of it. One test's own.</summary>
internal sealed class Trail : IDisposable
{
    /// <summary>The region that everything is in.</summary>
    public const string Region = LogBucket.Region;

    private readonly Uri _aws;
    private readonly LogBucket _logs;

    private Trail(Uri aws, string name, AWSCredentials? credentials)
    {
        _aws = aws;
        _logs = new LogBucket(aws, name, credentials);
    }

    /// <summary>The bucket's name, and the queue's.</summary>
    public string Bucket => _logs.Bucket;

    /// <summary>Address of the queue.</summary>
    public string Queue => _logs.Queue;

    public AmazonS3Client S3 => _logs.S3;

    public AmazonSQSClient Sqs => _logs.Sqs;

    /// <summary>Makes a bucket and a queue; the bucket notifies the queue unless the test speaks for it.</summary>
    public static async Task<Trail> Create(MotoServer aws, string name, bool notifies = true, AWSCredentials? credentials = null)
    {
        var trail = new Trail(aws.Url, name, credentials);
        await trail._logs.Make(notifies);
        return trail;
    }

    /// <summary>The key of a log object.</summary>
    public static string Key(string name, string account = "111122223333", string region = Region, string kind = "CloudTrail") =>
        $"AWSLogs/{account}/{kind}/{region}/2024/07/31/{account}_{kind}_{region}_20240731T1200Z_{name}.json.gz";

    /// <summary>A log object in which an administrator stops the trail: one rule's alert, one event.</summary>
    public static byte[] Log(string id) => Given.Gzip(Given.LogFile(Given.Event("cloudtrail:StopLogging") with { Id = id }));

    /// <summary>Delivers an object.</summary>
    public Task<string> Put(string key, byte[] content) => _logs.Put(key, content);

    /// <summary>Delivers a digest.</summary>
    public async Task Put(SignedDigest digest)
    {
        using var stream = new MemoryStream(digest.Content);
        var request = new PutObjectRequest { BucketName = Bucket, Key = digest.At.Key, InputStream = stream };
        request.Metadata["signature"] = digest.Signature;
        await S3.PutObjectAsync(request);
    }

    /// <summary>Moves an object to where it cannot be read at once.</summary>
    public Task Freeze(string key) => S3.CopyObjectAsync(new CopyObjectRequest
    {
        SourceBucket = Bucket,
        SourceKey = key,
        DestinationBucket = Bucket,
        DestinationKey = key,
        StorageClass = S3StorageClass.Glacier,
    });

    /// <summary>S3's notification of an object.</summary>
    public string Notice(string key, string? etag) => JsonSerializer.Serialize(new { Records = new[] { Record(key, etag) } });

    /// <summary>A record of such a notification.</summary>
    public object Record(string key, string? etag) => new
    {
        eventName = "ObjectCreated:Put",
        awsRegion = Region,
        eventTime = "2024-07-31T12:00:00.000Z",
        s3 = new { bucket = new { name = Bucket }, @object = new { key = Uri.EscapeDataString(key), eTag = etag } },
    };

    /// <summary>Puts a message into the queue.</summary>
    public Task Send(string body) => Sqs.SendMessageAsync(Queue, body);

    /// <summary>Messages in the queue, visible ones and hidden ones.</summary>
    public Task<int> Messages() => _logs.Messages();

    /// <summary>Waits until the queue holds as many messages; throws after a minute.</summary>
    public Task MessagesAre(int count) => _logs.MessagesAre(count);

    /// <summary>Starts a server on the queue.</summary>
    public Task<ServeProcess> Serve(Folder folder, IEnumerable<string>? arguments = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var variables = new Dictionary<string, string>
        {
            ["AWS_ACCESS_KEY_ID"] = "test",
            ["AWS_SECRET_ACCESS_KEY"] = "test",
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["S3__Wait"] = "00:00:01",
            ["S3__Visibility"] = "00:00:03",
            ["S3__RetryAfter"] = "00:00:01",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            variables[name] = value;
        }

        return ServeProcess.Start(
            folder["data"],
            ["--s3-queue", Queue, "--s3-region", Region, "--aws-endpoint", _aws.ToString(), .. arguments ?? []],
            variables);
    }

    /// <inheritdoc/>
    public void Dispose() => _logs.Dispose();
}
