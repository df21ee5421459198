namespace OrleansSec.Silo.Sources.S3;

/// <summary>
/// The messages in hand. A message is done with when all of its objects are; an object that several messages announce
/// is read once, for all of them.
/// </summary>
internal sealed class Deliveries
{
    private readonly HashSet<Delivery> _inHand = [];
    private readonly Dictionary<string, List<Delivery>> _waiting = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>Objects that are not done with.</summary>
    public int Objects
    {
        get
        {
            lock (_lock)
            {
                return _inHand.Sum(d => d.Left);
            }
        }
    }

    /// <summary>When the oldest message in hand was sent; null if there is none.</summary>
    public DateTimeOffset? Oldest
    {
        get
        {
            lock (_lock)
            {
                return _inHand.Count == 0 ? null : _inHand.Min(d => d.Message.SentAt);
            }
        }
    }

    /// <summary>The messages in hand.</summary>
    public IReadOnlyList<QueueMessage> Messages
    {
        get
        {
            lock (_lock)
            {
                return [.. _inHand.Select(d => d.Message)];
            }
        }
    }

    /// <summary>Takes a message in hand, with at least one object.</summary>
    public Delivery Add(QueueMessage message, int objects)
    {
        var delivery = new Delivery(message, objects);
        lock (_lock)
        {
            _inHand.Add(delivery);
        }

        return delivery;
    }

    /// <summary>A message waits for a batch; answers whether it is the first that does, so that the batch is to be read.</summary>
    public bool Wait(string batchId, Delivery delivery)
    {
        lock (_lock)
        {
            if (_waiting.TryGetValue(batchId, out var others))
            {
                others.Add(delivery);
                return false;
            }

            _waiting.Add(batchId, [delivery]);
            return true;
        }
    }

    /// <summary>A batch is durable; answers the messages that are done with.</summary>
    public IReadOnlyList<QueueMessage> Done(string batchId)
    {
        lock (_lock)
        {
            return _waiting.Remove(batchId, out var deliveries) ? [.. deliveries.Where(IsDone).Select(d => d.Message)] : [];
        }
    }

    /// <summary>A batch cannot be read now; answers the messages to give back, which are no longer in hand.</summary>
    public IReadOnlyList<QueueMessage> Failed(string batchId)
    {
        lock (_lock)
        {
            return _waiting.Remove(batchId, out var deliveries) ? [.. deliveries.Where(_inHand.Remove).Select(d => d.Message)] : [];
        }
    }

    /// <summary>Lets go of all messages.</summary>
    public IReadOnlyList<QueueMessage> LetGo()
    {
        lock (_lock)
        {
            QueueMessage[] all = [.. _inHand.Select(d => d.Message)];
            _inHand.Clear();
            return all;
        }
    }

    private bool IsDone(Delivery delivery) => --delivery.Left == 0 && _inHand.Remove(delivery);
}
