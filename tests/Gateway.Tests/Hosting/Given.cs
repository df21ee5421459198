using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Entities;
using OrleansSec.Contracts.Events;

namespace OrleansSec.Gateway.Tests.Hosting;

/// <summary>Samples; a test changes what matters to it.</summary>
internal static class Given
{
    public const string Account = "111122223333";
    public const string OtherAccount = "444455556666";

    public static DateTimeOffset Noon { get; } = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static Alert Alert(string id, string account = Account) => new(
        id,
        0,
        Noon,
        Noon.AddMinutes(5),
        Noon.AddMinutes(6),
        Severity.High,
        12.5,
        "rule:root_login",
        "Root signed in",
        EntityId.ForPrincipal(account, "role", "ci-deploy"),
        ActorKind.AwsService,
        ["T1078.004"],
        [new Reason("rule", "root_login", 12.5, "The root user signed in.")],
        1,
        12,
        null);

    public static EntityView Entity(EntityId id) => new(
        id, ActorKind.Human, "It uses the console.", 3, Noon, Noon, [], new double[168], new Dictionary<string, double>());
}
