using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.CloudTrail;

/// <summary>An API call by name, such as <c>iam:CreateUser</c>, and how sensitive it is. Used by one thread at a time.</summary>
/// <param name="Name">Service and call.</param>
/// <param name="WhenUnsaid">Its class if the record does not say whether it only reads.</param>
/// <param name="WhenReading">Its class if the record says that it only reads.</param>
/// <param name="WhenWriting">Its class if the record says that it changes something.</param>
internal sealed record CalledAction(string Name, AccessClass WhenUnsaid, AccessClass WhenReading, AccessClass WhenWriting)
{
    // A caller can name regions that do not exist.
    private const int MostRegions = 64;

    private readonly List<(string Region, ActionInRegion Value)> _regions = [];

    /// <summary>The action in a region: one value for all that ask with the same text.</summary>
    public ActionInRegion In(string region)
    {
        foreach (var (known, value) in _regions)
        {
            if (ReferenceEquals(known, region))
            {
                return value;
            }
        }

        if (_regions.Count == MostRegions)
        {
            _regions.Clear();
        }

        var made = new ActionInRegion(Name, region);
        _regions.Add((region, made));
        return made;
    }

    /// <summary>Reads <c>eventSource</c> and <c>eventName</c>, joined by a line feed.</summary>
    public static CalledAction Of(string sourceAndName)
    {
        var end = sourceAndName.IndexOf('\n', StringComparison.Ordinal);
        var service = Or(ServiceOf(sourceAndName[..end]));
        var call = Or(BoundedText.Of(sourceAndName[(end + 1)..], 96));
        return new CalledAction(
            $"{service}:{call}",
            AccessClasses.Of(service, call, isReadOnly: null),
            AccessClasses.Of(service, call, isReadOnly: true),
            AccessClasses.Of(service, call, isReadOnly: false));
    }

    private static string ServiceOf(string source) => (AwsNames.Service(source) ?? BoundedText.Of(source, 64)).Replace(':', '_');

    private static string Or(string text) => text.Length == 0 ? "unknown" : text;
}
