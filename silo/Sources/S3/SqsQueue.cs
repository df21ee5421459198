using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using OrleansSec.Silo.Sources.Aws;

namespace OrleansSec.Silo.Sources.S3;

/// <summary>An SQS queue, as far as a reader needs it.</summary>
internal sealed class SqsQueue(string url, AwsAccess access, S3Options options) : IDisposable
{
    /// <summary>The most messages that go into one request.</summary>
    public const int MostInRequest = 10;

    private const string SentAt = "SentTimestamp";
    private const string Receives = "ApproximateReceiveCount";
    private const string Redrive = "RedrivePolicy";

    // Credentials may not be there yet: a failure is not remembered.
    private readonly Lazy<AmazonSQSClient> _sqs =
        new(() => Client(S3OptionsCheck.RegionOf(url, options)!, access), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Its address.</summary>
    public string Url => url;

    /// <summary>Waits for messages, and hides what came from others.</summary>
    public async Task<IReadOnlyList<QueueMessage>> Receive(CancellationToken cancellation)
    {
        var request = new ReceiveMessageRequest
        {
            QueueUrl = url,
            MaxNumberOfMessages = MostInRequest,
            VisibilityTimeout = Seconds(options.Visibility),
            WaitTimeSeconds = Seconds(options.Wait),
            MessageSystemAttributeNames = [SentAt, Receives],
        };
        var answer = await _sqs.Value.ReceiveMessageAsync(request, cancellation);
        return [.. (answer.Messages ?? []).Select(Read)];
    }

    /// <summary>Removes messages that are done with.</summary>
    public Task Delete(IEnumerable<string> receipts, CancellationToken cancellation) => _sqs.Value.DeleteMessageBatchAsync(
        url, [.. receipts.Select((r, i) => new DeleteMessageBatchRequestEntry(Number(i), r))], cancellation);

    /// <summary>Hides messages for as long from now on; for no time at all, others may take them at once.</summary>
    public Task Hide(IEnumerable<(string Receipt, TimeSpan Time)> messages, CancellationToken cancellation) =>
        _sqs.Value.ChangeMessageVisibilityBatchAsync(
            url,
            [.. messages.Select((m, i) => new ChangeMessageVisibilityBatchRequestEntry(Number(i), m.Receipt) { VisibilityTimeout = Seconds(m.Time) })],
            cancellation);

    /// <summary>Whether messages that fail again and again are put aside.</summary>
    public async Task<bool> HasDeadLetters(CancellationToken cancellation)
    {
        var answer = await _sqs.Value.GetQueueAttributesAsync(url, [Redrive], cancellation);
        return answer.Attributes?.ContainsKey(Redrive) is true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_sqs.IsValueCreated)
        {
            _sqs.Value.Dispose();
        }
    }

    private static AmazonSQSClient Client(string region, AwsAccess access) =>
        new(access.Credentials(region), access.In(region, new AmazonSQSConfig()));

    private static QueueMessage Read(Message message) => new(
        message.ReceiptHandle,
        message.Body,
        DateTimeOffset.FromUnixTimeMilliseconds(Attribute(message, SentAt)),
        (int)Math.Clamp(Attribute(message, Receives), 1, int.MaxValue));

    private static long Attribute(Message message, string name) =>
        message.Attributes is { } attributes && attributes.TryGetValue(name, out var text)
        && long.TryParse(text, CultureInfo.InvariantCulture, out var value)
            ? value
            : 0;

    private static int Seconds(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);

    private static string Number(int index) => index.ToString(CultureInfo.InvariantCulture);
}
