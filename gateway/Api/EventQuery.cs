using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using OrleansSec.Contracts.Stores;

namespace OrleansSec.Gateway.Api;

/// <summary>The parameters of a search for events.</summary>
internal sealed record EventQuery(
    [property: FromQuery(Name = "account"), Description("Only these 12-digit account ids; may be repeated.")] string[]? Account,
    [property: FromQuery(Name = "principal"), Description("Only this principal, such as prin:111122223333:role:ci-deploy.")] string? Principal,
    [property: FromQuery(Name = "action"), Description("Only this action, such as iam:CreateUser.")] string? Action,
    [property: FromQuery(Name = "service"), Description("Only this service, such as iam.")] string? Service,
    [property: FromQuery(Name = "region"), Description("Only this region.")] string? Region,
    [property: FromQuery(Name = "network"), Description("Only this network, such as 203.0.113.0/24.")] string? Network,
    [property: FromQuery(Name = "address"), Description("Only this caller's address.")] string? Address,
    [property: FromQuery(Name = "error"), Description("Only this error code.")] string? Error,
    [property: FromQuery(Name = "failed"), Description("Only what failed, or only what did not.")] bool? Failed,
    [property: FromQuery(Name = "resource"), Description("Must occur in the resource.")] string? Resource,
    [property: FromQuery(Name = "from"), Description("At or after this time.")] DateTimeOffset? From,
    [property: FromQuery(Name = "to"), Description("Before this time.")] DateTimeOffset? To)
{
    /// <summary>As a filter.</summary>
    public EventFilter Filter() => new(
        Account is { Length: > 0 } ? Account : null, Principal, Action, Service, Region, Network, Address, Error, Failed, Resource, From, To);

    /// <summary>The first part that cannot be used, and why; null if all is well.</summary>
    public BadParameter? Problem() =>
        FilterCheck.Account(Account is { Length: > 0 } ? Account : null)
        ?? FilterCheck.Length("principal", Principal, 2000)
        ?? FilterCheck.Length("action", Action)
        ?? FilterCheck.Length("service", Service)
        ?? FilterCheck.Length("region", Region)
        ?? FilterCheck.Length("network", Network)
        ?? FilterCheck.Length("address", Address)
        ?? FilterCheck.Length("error", Error)
        ?? FilterCheck.Length("resource", Resource);
}
