namespace OrleansSec.Contracts.Events;

/// <summary>What a principal's grain needs to know of one event. The raw record stays where <see cref="Raw"/> says.</summary>
/// <param name="EventId">CloudTrail's <c>eventID</c>, or a hash of the record where it has none.</param>
/// <param name="Time">The event's own time, UTC.</param>
/// <param name="Identity">The type of the acting identity.</param>
/// <param name="Action">Service and API call, such as <c>iam:CreateUser</c>.</param>
/// <param name="Region">The AWS region, such as <c>eu-west-1</c>.</param>
/// <param name="Source">The caller's address: an IP address, or a service's DNS name; empty if absent.</param>
/// <param name="Network">The address's network: <c>203.0.113.0/24</c>, <c>2001:db8:1::/48</c>, <c>private</c>, <c>aws:ec2</c>; empty if absent.</param>
/// <param name="Client">The client family, such as <c>aws-cli</c>, <c>boto3</c>, <c>console</c>, <c>terraform</c>.</param>
/// <param name="Error">The error code, or null where the call succeeded.</param>
/// <param name="Access">How sensitive the action is.</param>
/// <param name="AccessKey">The access key id used, or null.</param>
/// <param name="Session">The role session's name, or null.</param>
/// <param name="Resource">The main resource acted on (ARN or name), or null.</param>
/// <param name="ByService">Whether an AWS service made the call on the principal's behalf.</param>
/// <param name="Raw">Where the raw record stands.</param>
/// <param name="Hits">The rules that matched; usually empty.</param>
/// <param name="Intel">The indicators that matched, and what lists say of the address; null if none.</param>
/// <param name="Place">Where <paramref name="Source"/> is; null if that is not known.</param>
[GenerateSerializer, Immutable, Alias("Observation")]
public sealed record Observation(
    [property: Id(0)] string EventId,
    [property: Id(1)] DateTimeOffset Time,
    [property: Id(2)] IdentityType Identity,
    [property: Id(3)] string Action,
    [property: Id(4)] string Region,
    [property: Id(5)] string Source,
    [property: Id(6)] string Network,
    [property: Id(7)] string Client,
    [property: Id(8)] string? Error,
    [property: Id(9)] AccessClass Access,
    [property: Id(10)] string? AccessKey,
    [property: Id(11)] string? Session,
    [property: Id(12)] string? Resource,
    [property: Id(13)] bool ByService,
    [property: Id(14)] EventPointer Raw,
    [property: Id(15)] IReadOnlyList<RuleHit> Hits,
    [property: Id(16)] IReadOnlyList<IntelMatch>? Intel = null,
    [property: Id(17)] Place? Place = null)
{
    /// <summary>Another account than the caller's that is reached or given access, or null.</summary>
    [Id(18)]
    public string? TargetAccount { get; init; }

    /// <summary>Whether the sign-in or the session had a second factor; null where the record does not say.</summary>
    [Id(19)]
    public bool? Mfa { get; init; }

    /// <summary>The type of the instances that the call starts, such as <c>p4d.24xlarge</c>, or null.</summary>
    [Id(20)]
    public string? InstanceType { get; init; }

    /// <summary>How many instances the call asks for; 0 where the record does not say.</summary>
    [Id(21)]
    public int Instances { get; init; }

    /// <summary>The VPC endpoint that the call came through, or null.</summary>
    [Id(22)]
    public string? Endpoint { get; init; }

    // No part of what the observation says: two that say the same are equal, whether or not they were taken apart.
    [NonSerialized]
    private Unsaid<ActionInRegion> _inRegion;

    /// <summary>The action and the region taken apart: shared by whoever reads many observations, else made when asked for.</summary>
    public ActionInRegion InRegion
    {
        get
        {
            if (_inRegion.Value is { } known && known.IsOf(Action, Region))
            {
                return known;
            }

            var made = new ActionInRegion(Action, Region);
            _inRegion = new Unsaid<ActionInRegion>(made);
            return made;
        }

        init => _inRegion = new Unsaid<ActionInRegion>(value);
    }

    /// <summary>The service part of <see cref="Action"/>, such as <c>iam</c>.</summary>
    public string Service => InRegion.Service;
}
