namespace OrleansSec.Contracts.Events;

/// <summary>An action in a region, taken apart once for all observations of it.</summary>
/// <param name="action">Service and API call, such as <c>iam:CreateUser</c>.</param>
/// <param name="region">The AWS region, such as <c>eu-west-1</c>; may be empty.</param>
public sealed class ActionInRegion(string action, string region)
{
    private readonly string _action = action;
    private readonly string _region = region;

    /// <summary>The service part of the action, such as <c>iam</c>.</summary>
    public string Service { get; } = action.IndexOf(':', StringComparison.Ordinal) is var end and >= 0 ? action[..end] : action;

    /// <summary>The service in the region, such as <c>ec2@eu-west-1</c>.</summary>
    public string ServiceInRegion => field ??= $"{Service}@{_region}";

    /// <summary>Whether it is of these texts.</summary>
    public bool IsOf(string action, string region) =>
        (ReferenceEquals(_action, action) || _action == action) && (ReferenceEquals(_region, region) || _region == region);
}
