namespace OrleansSec.Silo.Sources.S3;

/// <summary>A message that was received, and is hidden from others for a while.</summary>
/// <param name="Receipt">By which it is answered.</param>
/// <param name="Body">What it says.</param>
/// <param name="SentAt">When it came into the queue.</param>
/// <param name="Receives">How often it has been received, this time included.</param>
internal sealed record QueueMessage(string Receipt, string Body, DateTimeOffset SentAt, int Receives);
