namespace OrleansSec.Detection.Detectors;

/// <summary>Finds the detectors, and the parts of detectors, in this assembly.</summary>
internal static class Scanned
{
    /// <summary>One of each sealed class that is a <typeparamref name="T"/>, in the order of their names.</summary>
    public static T[] All<T>() =>
    [
        .. typeof(T).Assembly.GetTypes()
            .Where(t => t.IsClass && !t.IsAbstract && t.IsAssignableTo(typeof(T)))
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => (T)Activator.CreateInstance(t)!),
    ];
}
