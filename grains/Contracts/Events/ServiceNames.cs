using System.Collections.Concurrent;

namespace OrleansSec.Contracts.Events;

/// <summary>The services of actions, each text once: an event asks for its service many times.</summary>
internal static class ServiceNames
{
    // More than AWS has calls. Names that are made up beyond that are cut anew each time.
    private const int Capacity = 20_000;

    private static readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);
    private static int _count;

    /// <summary>The part of an action before its colon, such as <c>iam</c>; all of it if there is none.</summary>
    public static string Of(string action)
    {
        if (_known.TryGetValue(action, out var known))
        {
            return known;
        }

        var service = action.IndexOf(':', StringComparison.Ordinal) is var end and >= 0 ? action[..end] : action;
        if (Volatile.Read(ref _count) < Capacity && _known.TryAdd(action, service))
        {
            Interlocked.Increment(ref _count);
        }

        return service;
    }
}
