using System.Collections.Concurrent;

namespace OrleansSec.Detection.Baselines;

/// <summary>Services in regions, such as <c>ec2@eu-west-1</c>, each text once: every event asks for one.</summary>
internal static class ServicePlaces
{
    // As many as AWS has, and room. Names that are made up beyond that are written anew each time.
    private const int Capacity = 20_000;

    private static readonly ConcurrentDictionary<(string Service, string Region), string> _known = new();
    private static int _count;

    /// <summary>The text of a service in a region.</summary>
    public static string Of(string service, string region)
    {
        if (_known.TryGetValue((service, region), out var known))
        {
            return known;
        }

        var text = $"{service}@{region}";
        if (Volatile.Read(ref _count) < Capacity && _known.TryAdd((service, region), text))
        {
            Interlocked.Increment(ref _count);
        }

        return text;
    }
}
