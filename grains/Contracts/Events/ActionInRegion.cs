namespace OrleansSec.Contracts.Events;

/// <summary>An action in a region, taken apart once for all observations of it.</summary>
public sealed class ActionInRegion
{
    private readonly string _action;
    private readonly string _region;

    /// <summary>Takes them apart.</summary>
    /// <param name="action">Service and API call, such as <c>iam:CreateUser</c>.</param>
    /// <param name="region">The AWS region, such as <c>eu-west-1</c>; may be empty.</param>
    public ActionInRegion(string action, string region)
    {
        (_action, _region) = (action, region);
        Service = action.IndexOf(':', StringComparison.Ordinal) is var end and >= 0 ? action[..end] : action;
        IsRegional = region.Length > 0 && !GlobalServices.Has(Service, region);
    }

    /// <summary>The service part of the action, such as <c>iam</c>.</summary>
    public string Service { get; }

    /// <summary>Whether there is a region, and it tells something of the caller.</summary>
    public bool IsRegional { get; }

    /// <summary>The service in the region, such as <c>ec2@eu-west-1</c>.</summary>
    public string ServiceInRegion => field ??= $"{Service}@{_region}";

    /// <summary>Whether it is of these texts.</summary>
    public bool IsOf(string action, string region) =>
        (ReferenceEquals(_action, action) || _action == action) && (ReferenceEquals(_region, region) || _region == region);
}
