using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.CloudTrail;

/// <summary>An API call by name, such as <c>iam:CreateUser</c>, and how sensitive it is.</summary>
/// <param name="Name">Service and call.</param>
/// <param name="WhenUnsaid">Its class if the record does not say whether it only reads.</param>
/// <param name="WhenReading">Its class if the record says that it only reads.</param>
/// <param name="WhenWriting">Its class if the record says that it changes something.</param>
internal sealed record CalledAction(string Name, AccessClass WhenUnsaid, AccessClass WhenReading, AccessClass WhenWriting)
{
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
