using OrleansSec.Silo.Demo.Actions;
using OrleansSec.Silo.Demo.Records;

namespace OrleansSec.Silo.Demo.Week;

/// <summary>
/// AWS itself. The profile gives 28 % of an account's records to services in their own name, GetBucketAcl,
/// GenerateDataKey and AssumeRole being the commonest.
/// </summary>
internal static class Services
{
    private static readonly string[] _both = [Company.Home, Company.Home, Company.Home, Company.Second];

    public static IEnumerable<Principal> Of(Company company)
    {
        var key = company.Keys(4)[0];
        yield return Own(company, "cloudtrail", 430, _both, new(S3Actions.GetBucketAcl, 4, "acme-trail-logs"), new(KmsActions.GenerateDataKey, 5, key) { Detail = "acme-trail-logs" });
        yield return Own(company, "config", 90, _both, new(StsActions.AssumeRole, 5, "aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig") { Detail = "AWSConfig-Describe" }, new(S3Actions.GetBucketAcl, 1, "acme-config-logs"));
        yield return Own(company, "autoscaling", 24, [Company.Home], new Habit(StsActions.AssumeRole, 1, "aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling") { Detail = "AutoScaling" });
        yield return Own(company, "ec2", 120, _both, new Habit(StsActions.AssumeRole, 1, "acme-web-role", "acme-worker-role", "acme-batch-role") { Detail = "instance" });
        yield return Own(company, "lambda", 60, [Company.Home], new Habit(StsActions.AssumeRole, 1, "image-resizer", "report-builder") { Detail = "function" });
        yield return Own(company, "ecs-tasks", 50, [Company.Home], new Habit(StsActions.AssumeRole, 1, "checkout-api", "catalog-api", "payments-worker") { Detail = "task" });
        yield return Own(company, "delivery.logs", 60, [Company.Home], new Habit(KmsActions.GenerateDataKey, 1, key) { Detail = "acme-flow-logs" });
        yield return ForRole(company, "config", "AWSServiceRoleForConfig", 110, new(Ec2Actions.DescribeSecurityGroups, 3, string.Empty), new(IamActions.ListRoles, 2, string.Empty), new(S3Actions.GetBucketPolicy, 3, [.. company.Buckets.Take(12)]));
        yield return ForRole(company, "autoscaling", "AWSServiceRoleForAutoScaling", 96, new(Ec2Actions.DescribeInstanceStatus, 4, string.Empty), new(ManagementActions.DescribeTargetHealth, 3, "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web/73e2d6bc24d8a067"));
        yield return ForRole(company, "trustedadvisor", "AWSServiceRoleForTrustedAdvisor", 30, new(ManagementActions.DescribeDbInstances, 2, string.Empty), new(Ec2Actions.DescribeVolumes, 3, string.Empty), new(ManagementActions.DescribeLoadBalancers, 2, string.Empty));
    }

    private static Principal Own(Company company, string service, int perDay, string[] regions, params Habit[] habits)
    {
        var name = service + ".amazonaws.com";
        return new Principal(
            name, new FixedCaller(new Caller(Identity.Service(company.Account, name), name, name)), new Steady(perDay), new HabitTable(habits), regions);
    }

    private static Principal ForRole(Company company, string service, string role, int perDay, params Habit[] habits)
    {
        var name = service + ".amazonaws.com";
        var linked = company.Role(role) with { Path = $"/aws-service-role/{name}/", InvokedBy = name };
        return new Principal(
            role, company.Callers(linked, TimeSpan.FromHours(1), [new Seat(service, name, name)]), new Steady(perDay), new HabitTable(habits), [Company.Home]);
    }
}
