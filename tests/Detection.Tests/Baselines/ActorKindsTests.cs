using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Baselines;

public sealed class ActorKindsTests
{
    [Fact]
    public void Knows_nothing_before_any_event() =>
        Assert.Equal(ActorKind.Unknown, ActorKinds.Judge(Observed.Role, new Baseline()).Kind);

    [Theory]
    [InlineData("role:app", IdentityType.AssumedRole, "boto3", "worker", ActorKind.Automation)]
    [InlineData("role:ci", IdentityType.AssumedRole, "terraform", "run-17", ActorKind.Automation)]
    [InlineData("user:ana", IdentityType.IamUser, "console", null, ActorKind.Human)]
    [InlineData("user:ana", IdentityType.IamUser, "aws-cli", null, ActorKind.Human)]
    [InlineData("root:root", IdentityType.Root, "console", null, ActorKind.Human)]
    [InlineData("role:web", IdentityType.AssumedRole, "aws-cli", "i-0abc1234def567890", ActorKind.Instance)]
    [InlineData("role:AWSReservedSSO_Admin_0123456789abcdef", IdentityType.AssumedRole, "boto3", "ana@example.com", ActorKind.Human)]
    [InlineData("role:AWSServiceRoleForSupport", IdentityType.AssumedRole, "aws-internal", "x", ActorKind.AwsService)]
    [InlineData("service:cloudtrail.amazonaws.com", IdentityType.AwsService, "aws-internal", null, ActorKind.AwsService)]
    public void Tells_who_acts(string key, IdentityType identity, string client, string? session, ActorKind expected)
    {
        var baseline = Week((_, hour) => hour is >= 8 and < 18, client, o => o with { Identity = identity, Session = session });

        var (kind, reason) = ActorKinds.Judge(new EntityId(EntityKind.Principal, $"111122223333:{key}"), baseline);

        Assert.Equal(expected, kind);
        Assert.EndsWith(".", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_a_command_line_that_never_sleeps_for_a_program()
    {
        var baseline = Week((_, _) => true, "aws-cli", o => o);

        var (kind, reason) = ActorKinds.Judge(Observed.Role, baseline);

        Assert.Equal(ActorKind.Automation, kind);
        Assert.Contains("nights and weekends", reason, StringComparison.Ordinal);
    }

    private static Baseline Week(Func<int, int, bool> works, string client, Func<Observation, Observation> change)
    {
        var baseline = new Baseline();
        var monday = new DateTimeOffset(Observed.Start.Date, TimeSpan.Zero);
        foreach (var hour in Enumerable.Range(0, 168).Where(h => works(h / 24, h % 24) && (h / 24 < 5 || works(6, 3))))
        {
            baseline.Learn(change(Observed.At(monday.AddHours(hour)) with { Client = client }));
        }

        return baseline;
    }
}
