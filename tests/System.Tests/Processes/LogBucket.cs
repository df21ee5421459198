using System.Globalization;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SQS;

namespace OrleansSec.System.Tests.Processes;

/// <summary>A bucket that a trail delivers to, and a queue that hears of it, both of one name.</summary>
internal sealed class LogBucket : IDisposable
{
    /// <summary>The region that everything is in.</summary>
    public const string Region = "us-east-1";

    public LogBucket(Uri aws, string name, AWSCredentials? credentials = null)
    {
        Bucket = name;
        var own = credentials ?? new BasicAWSCredentials("test", "test");
        S3 = new AmazonS3Client(own, new AmazonS3Config { ServiceURL = aws.ToString(), AuthenticationRegion = Region, ForcePathStyle = true });
        Sqs = new AmazonSQSClient(own, new AmazonSQSConfig { ServiceURL = aws.ToString(), AuthenticationRegion = Region });
    }

    /// <summary>The bucket's name, and the queue's.</summary>
    public string Bucket { get; }

    /// <summary>Address of the queue.</summary>
    public string Queue { get; private set; } = string.Empty;

    public AmazonS3Client S3 { get; }

    public AmazonSQSClient Sqs { get; }

    /// <summary>
    /// Makes both; the bucket notifies the queue of every object, unless somebody else speaks for it. Also where they were
    /// before, and AWS's stand-in has forgotten them: the queue keeps its address.
    /// </summary>
    public async Task Make(bool notifies = true)
    {
        await S3.PutBucketAsync(Bucket);
        Queue = (await Sqs.CreateQueueAsync(Bucket)).QueueUrl;
        if (!notifies)
        {
            return;
        }

        var attributes = await Sqs.GetQueueAttributesAsync(Queue, ["QueueArn"]);
        await S3.PutBucketNotificationAsync(new PutBucketNotificationRequest
        {
            BucketName = Bucket,
            QueueConfigurations = [new QueueConfiguration { Queue = attributes.Attributes["QueueArn"], Events = [EventType.ObjectCreatedAll] }],
        });
    }

    /// <summary>Delivers an object; answers its tag.</summary>
    public async Task<string> Put(string key, byte[] content)
    {
        using var stream = new MemoryStream(content);
        return (await S3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = key, InputStream = stream })).ETag.Trim('"');
    }

    /// <summary>Messages in the queue, visible ones and hidden ones; asked for at once, since one may become the other.</summary>
    public Task<int> Messages() => Count("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible");

    /// <summary>Messages that somebody has in hand.</summary>
    public Task<int> Hidden() => Count("ApproximateNumberOfMessagesNotVisible");

    /// <summary>Waits until the queue holds as many messages; throws after a minute, or as long as is given.</summary>
    public Task MessagesAre(int count, TimeSpan? patience = null) => Until(async () => await Messages() == count, patience);

    /// <summary>Waits until nobody has a message in hand, or is thought to; throws after a minute.</summary>
    public Task NoneIsHidden() => Until(async () => await Hidden() == 0);

    /// <inheritdoc/>
    public void Dispose()
    {
        S3.Dispose();
        Sqs.Dispose();
    }

    private static async Task Until(Func<Task<bool>> isSo, TimeSpan? patience = null)
    {
        using var limit = new CancellationTokenSource(patience ?? TimeSpan.FromMinutes(1));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await isSo())
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    private async Task<int> Count(params List<string> attributes) =>
        (await Sqs.GetQueueAttributesAsync(Queue, attributes)).Attributes.Values.Sum(v => int.Parse(v, CultureInfo.InvariantCulture));
}
