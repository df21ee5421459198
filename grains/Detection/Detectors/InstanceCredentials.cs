using System.Buffers;
using System.Globalization;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>
/// A session that is named for an EC2 instance calls from a public network that is new to its role: the instance's
/// credentials may have left it. A network stays new for a day, so that all that a thief does is one alert.
/// </summary>
internal sealed class InstanceCredentials : IDetector
{
    /// <summary>The detector's name.</summary>
    internal const string Name = "instance-credentials";

    /// <summary>How long a network is taken for new.</summary>
    internal static readonly TimeSpan NewFor = TimeSpan.FromDays(1);

    // Together with the surprise of a network after a day of every hour, a high alert.
    private const double OffNetworkBits = 20;

    // A role's networks are trusted to be its own the more hours each has been seen, and in full from this many.
    private const double TrustedHours = 12;

    // A thief does new things: what is new of the action says half as much beside the network.
    private const double ActionShare = 0.5;

    // A fleet with public addresses shows new networks as a habit; beyond so many, each says less.
    private const int FewNetworks = 4;

    private static readonly string[] _techniques = ["T1552.005"];
    private static readonly SearchValues<char> _digits = SearchValues.Create("0123456789abcdef");

    public IReadOnlyList<Finding> Judge(EntityId entity, Observation observation, Baseline baseline)
    {
        if (observation.ByService
            || !IsInstance(observation.Session)
            || From(observation) is not { } from
            || Novelty.Of(baseline, from.Trait, from.Value, observation.Time, NewFor) is not { } novelty)
        {
            return [];
        }

        var sensitivity = Sensitivity.Of(observation.Access);
        var reasons = new List<Reason>
        {
            Session(observation, from, novelty),
            new(from.Name, from.Value, novelty.Bits * sensitivity, $"{from.Title} {from.Value} is new to the role."),
        };
        if (Novelty.Of(baseline, Trait.Action, observation.Action, observation.Time, FirstUse.NewFor) is { Bits: > 0 } action)
        {
            reasons.Add(new Reason("action", observation.Action, action.Bits * sensitivity * ActionShare, $"Action {observation.Action} is new to the role."));
        }

        var score = reasons.Sum(r => r.Weight);
        var severity = SeverityScale.Of(score);
        return severity < Severity.Low
            ? []
            : [new Finding(Name, Name, severity, Title(from), _techniques, reasons)];
    }

    private static Reason Session(Observation observation, Way from, Novelty novelty)
    {
        var trust = Math.Min(1, novelty.Hours / (TrustedHours * Math.Max(1, novelty.Distinct))) * Math.Min(1, FewNetworks / (novelty.Distinct + 1));
        var known = novelty.Known.Count switch
        {
            0 => $"no {from.Name} is known yet",
            <= 3 => $"it was known from {string.Join(", ", novelty.Known.Order(StringComparer.Ordinal))}",
            var count => string.Create(CultureInfo.InvariantCulture, $"it was known from {count} others"),
        };
        return new Reason(
            "session",
            observation.Session!,
            OffNetworkBits * trust,
            $"A session named for an EC2 instance calls from {observation.Source}, {from.What} new to its role; {known}.");
    }

    private static string Title(Way from) => $"Instance credentials used from new {(from.Trait == Trait.Network ? "public " : string.Empty)}{from.Name} {from.Value}";

    // A public network, or inside AWS an endpoint: that of another VPC, or of another account.
    private static Way? From(Observation observation) =>
        observation.Endpoint is { Length: > 0 } endpoint ? new Way(Trait.Endpoint, endpoint, "endpoint", "VPC endpoint", "through a VPC endpoint")
        : IsPublic(observation.Network) ? new Way(Trait.Network, observation.Network, "network", "Network", "a public network")
        : null;

    // i- and 8 or 17 hexadecimal digits: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
    private static bool IsInstance(string? session) =>
        session is { Length: 10 or 19 }
        && session.StartsWith("i-", StringComparison.Ordinal)
        && session.AsSpan(2).IndexOfAnyExcept(_digits) < 0;

    private static bool IsPublic(string network) =>
        network.Length > 0
        && network is not ("private" or "other")
        && !network.StartsWith("aws:", StringComparison.Ordinal);

    private sealed record Way(Trait Trait, string Value, string Name, string Title, string What);
}
