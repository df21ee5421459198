namespace OrleansSec.Silo.Sources.S3;

/// <summary>A message in hand, and how many of its objects are not durable yet. Guarded by <see cref="Deliveries"/>.</summary>
internal sealed class Delivery(QueueMessage message, int objects)
{
    /// <summary>The message.</summary>
    public QueueMessage Message { get; } = message;

    /// <summary>Objects that are not done with.</summary>
    public int Left { get; set; } = objects;
}
