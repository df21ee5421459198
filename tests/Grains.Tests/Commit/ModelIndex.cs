using OrleansSec.Contracts.Events;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Grains.Tests.Commit;

/// <summary>Events kept for searching.</summary>
internal sealed class ModelIndex(ModelWorld world) : IEventWriter
{
    /// <summary>Their ids.</summary>
    public HashSet<string> Events { get; } = new(StringComparer.Ordinal);

    public async Task Write(IReadOnlyCollection<KeyValuePair<EntityId, List<Observation>>> principals, CancellationToken cancellation)
    {
        string[] events = [.. principals.SelectMany(p => p.Value).Select(o => o.EventId)];
        await world.Disk("events are not kept for searching");
        if (world.Defect == Defect.UnwrittenIndex && world.Faults.Strikes(50, "events are forgotten"))
        {
            return;
        }

        Events.UnionWith(events);
        world.Lose("events are kept for searching, not confirmed");
    }
}
