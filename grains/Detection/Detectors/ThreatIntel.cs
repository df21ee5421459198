using System.Globalization;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>
/// A caller's address, or a value of its request, stands on a list of the operator's threat intelligence. Lists
/// that agree add up; what many share, and callers without a name, say less. Matches of one indicator fold. Lists
/// that only describe are named, and never alert.
/// </summary>
internal sealed class ThreatIntel : IDetector
{
    /// <summary>The detector's name in alerts.</summary>
    public const string Name = "threat-intel";

    /// <summary>The bits of a certain indicator: what lists say is never more than a high alert.</summary>
    internal const double Certain = 31.9;

    /// <summary>Below this many bits, a confidence of about 25, a match is too weak for an alert.</summary>
    internal const double Threshold = 8;

    // Of an address that thousands share, another of them may have earned the listing.
    private const double SharedShare = 0.6;

    // Whoever scans the Internet stands on lists, and knocks without credentials at whatever is public.
    private const double AnonymousShare = 0.5;

    private static readonly string[] _byAddress = ["T1078.004"];

    public IReadOnlyList<Finding> Judge(EntityId entity, Observation observation, Baseline baseline) =>
        observation.Intel is { Count: > 0 } matches && observation.Identity != IdentityType.AwsService
            ? [.. matches.GroupBy(m => (m.Field, m.Value)).Select(g => Finding([.. g], observation)).OfType<Finding>()]
            : [];

    private static Finding? Finding(List<IntelMatch> matches, Observation observation)
    {
        var share = (matches.Exists(m => m.IsShared) ? SharedShare : 1) * (observation.Identity == IdentityType.Anonymous ? AnonymousShare : 1);
        var doubt = 1.0;
        var reasons = new List<Reason>();
        foreach (var match in Accusing(matches))
        {
            var less = doubt * (1 - (Math.Min(match.Confidence, 99) / 100.0 * share));
            reasons.Add(new Reason("intel", match.Indicator, Certain * (doubt - less), Text(match, observation)));
            doubt = less;
        }

        var score = reasons.Sum(r => r.Weight);
        if (score < Threshold)
        {
            return null;
        }

        reasons.AddRange(matches.Where(m => m.IsContext).Select(m => new Reason("context", m.List, 0, Context(m))));
        if (observation.Identity == IdentityType.Anonymous)
        {
            reasons.Add(new Reason("identity", "anonymous", 0, "The caller has no name, so the listing counts half: scanners of the Internet stand on many lists."));
        }

        var named = matches.Find(m => !m.IsContext)!;
        var isAddress = named.Kind == IndicatorKind.Address;
        return new Finding(
            Name,
            $"{named.Kind}:{named.Indicator}".ToLowerInvariant(),
            SeverityScale.Of(score),
            $"{(named.Field == "sourceIPAddress" ? "Call from" : "Request names")} listed {(isAddress ? "address" : named.Kind.ToString().ToLowerInvariant())} {named.Value}",
            named.Field == "sourceIPAddress" ? _byAddress : [],
            reasons);
    }

    // A list says its say once, by its most confident indicator.
    private static IEnumerable<IntelMatch> Accusing(List<IntelMatch> matches) => matches
        .Where(m => !m.IsContext)
        .GroupBy(m => m.List, StringComparer.Ordinal)
        .Select(g => g.OrderByDescending(m => m.Confidence).ThenBy(m => m.Indicator, StringComparer.Ordinal).First())
        .OrderByDescending(m => m.Confidence)
        .ThenBy(m => m.List, StringComparer.Ordinal);

    private static string Text(IntelMatch match, Observation observation)
    {
        var within = match.Indicator.Equals(match.Value, StringComparison.OrdinalIgnoreCase) ? string.Empty : $" as {match.Indicator}";
        var what = match.Description is { Length: > 0 } words ? $": {words}" : string.Empty;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{match.Field} {match.Value} is on list {match.List}{within}, confidence {match.Confidence}{Age(match, observation.Time)}{what}.");
    }

    private static string Age(IntelMatch match, DateTimeOffset time)
    {
        var age = match.From is not { } from ? string.Empty
            : from <= time ? string.Create(CultureInfo.InvariantCulture, $", listed {Math.Floor((time - from).TotalDays)} days before the event")
            : string.Create(CultureInfo.InvariantCulture, $", listed {Math.Ceiling((from - time).TotalDays)} days after the event");
        return match.Until is { } until ? string.Create(CultureInfo.InvariantCulture, $"{age}, valid until {until:yyyy-MM-dd}") : age;
    }

    private static string Context(IntelMatch match) =>
        $"{match.Value} is in {match.List} ({match.Indicator}){(match.Description is { Length: > 0 } words ? $": {words}" : string.Empty)}."
        + (match.IsShared ? " Many share such addresses, so the listing counts less." : string.Empty);
}
