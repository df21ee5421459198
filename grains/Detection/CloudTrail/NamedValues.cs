using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Fields;
using OrleansSec.Detection.Intel;

namespace OrleansSec.Detection.CloudTrail;

/// <summary>
/// The values of requests that can name an address, a host or a file, looked up in the lists: where data is sent to,
/// who is let in, what runs. Used by one thread at a time.
/// </summary>
internal sealed class NamedValues
{
    private static readonly string[] _paths =
    [
        "requestParameters.cidrIp",
        "requestParameters.ipPermissions.items.ipRanges.items.cidrIp",
        "requestParameters.ipPermissions.items.ipv6Ranges.items.cidrIpv6",
        "requestParameters.cidrBlock",
        "requestParameters.publicIp",
        "requestParameters.ipAddress",
        "requestParameters.endpoint",
        "requestParameters.url",
        "requestParameters.domainName",
        "requestParameters.hostName",
        "requestParameters.changeBatch.changes.resourceRecordSet.resourceRecords.value",
        "requestParameters.imageDigest",
    ];

    private readonly TextCache<IReadOnlyList<IntelMatch>?>[] _known;
    private IntelSnapshot _intel = IntelSnapshot.Empty;

    public NamedValues() => _known =
        [.. _paths.Select(path => new TextCache<IReadOnlyList<IntelMatch>?>(1024, text => _intel.OfValue(path, BoundedText.Of(text, 256))))];

    /// <summary>The paths that a layout must hold.</summary>
    public static IReadOnlyList<string> Paths => _paths;

    /// <summary>What is known, from here on.</summary>
    public IntelSnapshot Intel
    {
        set
        {
            _intel = value;
            foreach (var cache in _known)
            {
                cache.Clear();
            }
        }
    }

    /// <summary>Adds what lists say of the request's values to what they say of the caller's address.</summary>
    public IReadOnlyList<IntelMatch>? Add(IReadOnlyList<IntelMatch>? matches, EventFields fields, CloudTrailFields at)
    {
        if (_intel.Indicators.Count == 0)
        {
            return matches;
        }

        for (var i = 0; i < _known.Length; i++)
        {
            foreach (var value in fields[at.NamedValues[i]])
            {
                if (!value.Text.IsEmpty && _known[i][value.Text] is { } found)
                {
                    matches = [.. matches ?? [], .. found];
                }
            }
        }

        return matches;
    }
}
