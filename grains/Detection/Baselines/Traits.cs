using System.Globalization;
using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Baselines;

/// <summary>Reads the traits that an event shows.</summary>
public static class Traits
{
    /// <summary>The traits with one value an event at most.</summary>
    public static ReadOnlySpan<Trait> OfPrincipal =>
    [
        Trait.Region, Trait.Service, Trait.Action, Trait.Network, Trait.Client, Trait.Error, Trait.AccessKey,
        Trait.ServiceInRegion, Trait.Mfa, Trait.TargetAccount, Trait.Country, Trait.Asn, Trait.Endpoint, Trait.InstanceFamily,
    ];

    /// <summary>The value that an event shows, or null.</summary>
    public static string? Value(Trait trait, Observation observation) => trait switch
    {
        Trait.Region => observation.InRegion.IsRegional ? observation.Region : null,
        Trait.Service => observation.Service,
        Trait.Action => observation.Action,
        Trait.Network => observation.Network,
        Trait.Client => observation.Client,
        Trait.Error => observation.Error,
        Trait.AccessKey => observation.AccessKey is { } key && key.StartsWith("AKIA", StringComparison.Ordinal) ? key : null,
        Trait.ServiceInRegion => observation.InRegion.IsRegional ? observation.InRegion.ServiceInRegion : null,
        Trait.Mfa => Mfa(observation),
        Trait.TargetAccount => observation.TargetAccount,
        Trait.Country => observation.Place?.Country,
        Trait.Asn => observation.Place?.Asn is { } number ? string.Create(CultureInfo.InvariantCulture, $"AS{number}") : null,
        Trait.Endpoint => observation.Endpoint,
        Trait.InstanceFamily => observation is { InstanceType: { } type, Error: null } ? Family(type) : null,
        _ => null,
    };

    /// <summary>The family of an instance type: <c>p4d</c> of <c>p4d.24xlarge</c>.</summary>
    public static string Family(string type) => type.IndexOf('.', StringComparison.Ordinal) is var end and > 0 ? type[..end] : type;

    private static string? Mfa(Observation observation) => observation.Mfa is not { } used ? null
        : observation.Action == "signin:ConsoleLogin" ? (observation.Error is null ? (used ? "login:yes" : "login:no") : null)
        : used ? "session:yes" : "session:no";
}
