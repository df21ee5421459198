using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Baselines;

/// <summary>Tells people, programs, instances and AWS services apart by what they have done.</summary>
public static class ActorKinds
{
    private static readonly string[] _personClients = ["console", "aws-cli"];

    /// <summary>The kind of a principal, and why, in a sentence.</summary>
    public static (ActorKind Kind, string Reason) Judge(EntityId id, Baseline baseline)
    {
        if (baseline.Events == 0)
        {
            return (ActorKind.Unknown, "No event has been seen yet.");
        }

        if (baseline.Identity == IdentityType.AwsService)
        {
            return (ActorKind.AwsService, "Its events name an AWS service as the caller.");
        }

        if (baseline.InstanceSessions > 0.5 * Total(baseline))
        {
            return (ActorKind.Instance, "Most of its sessions are named for an EC2 instance.");
        }

        if (id.Key.Contains(":role:AWSReservedSSO_", StringComparison.Ordinal))
        {
            return (ActorKind.Human, "It is a permission set that people use through IAM Identity Center.");
        }

        if (id.Key.Contains(":role:AWSServiceRoleFor", StringComparison.Ordinal))
        {
            return (ActorKind.AwsService, "It is the service-linked role of an AWS service.");
        }

        return ByClient(baseline);
    }

    /// <summary>Whether a program acts behind a principal: automation, an instance or AWS itself.</summary>
    public static bool IsProgram(EntityId id, Baseline baseline) =>
        Judge(id, baseline).Kind is ActorKind.Automation or ActorKind.Instance or ActorKind.AwsService;

    private static (ActorKind Kind, string Reason) ByClient(Baseline baseline)
    {
        var clients = baseline[Trait.Client];
        if (clients?.Find("console") is { } console && baseline.AtLast(console.Events) >= 0.02 * Total(baseline))
        {
            return (ActorKind.Human, "It uses the AWS console.");
        }

        var night = NightShare(baseline.HourOfWeek);
        if (clients is not null && Total(baseline) >= 50 && night > 0.35)
        {
            return (ActorKind.Automation, $"{night:P0} of its events fall on nights and weekends.");
        }

        var byPerson = (clients?.Rows() ?? []).Where(r => _personClients.Contains(r.Value)).Sum(r => baseline.AtLast(r.Events));
        return byPerson > 0.5 * Total(baseline)
            ? (ActorKind.Human, "It mostly uses the AWS CLI, at the hours of a person.")
            : (ActorKind.Automation, "It uses SDKs or infrastructure tools, not the console.");
    }

    private static double Total(Baseline baseline) => baseline.AtLast(baseline[Trait.Action]?.Events ?? 0);

    // A flat week has 0.643 of its events outside 07:00-19:00 UTC on weekdays.
    private static double NightShare(IReadOnlyList<double> hours)
    {
        var total = hours.Sum();
        var day = hours.Where((_, hour) => hour / 24 < 5 && hour % 24 is >= 6 and < 20).Sum();
        return total > 0 ? 1 - (day / total) : 0;
    }
}
