using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Stores;

namespace OrleansSec.Gateway.Tests.Hosting;

/// <summary>One event of each account; remembers what it was asked for.</summary>
internal sealed class MemoryEvents : IEventIndex
{
    public EventFilter? Asked { get; private set; }

    public string? Cursor { get; private set; }

    public Task<EventPage> Search(EventFilter filter, string? cursor, int limit, CancellationToken cancellation)
    {
        (Asked, Cursor) = (filter, cursor);
        return Task.FromResult(new EventPage(
            [
                .. new[] { Given.Account, Given.OtherAccount }.Where(a => filter.Accounts?.Contains(a) ?? true).Select(a => new IndexedEvent(
                    "e-" + a, Given.Noon, EntityId.ForPrincipal(a, "user", "ana"), "iam:CreateUser", "eu-west-1", "203.0.113.0/24", "203.0.113.7", null, null, new EventPointer("a.json", 0, 1))),
            ],
            "next"));
    }
}
