using System.Globalization;
using OrleansSec.Contracts.Events;

namespace OrleansSec.TestKit;

/// <summary>Makes observations that name only what matters.</summary>
public static class Observed
{
    /// <summary>Monday, 5 January 2026, 09:00 UTC.</summary>
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A role of an example account.</summary>
    public static readonly EntityId Role = EntityId.ForPrincipal("111122223333", "role", "app");

    /// <summary>A quiet read by an application; the event id tells the time.</summary>
    public static Observation At(DateTimeOffset time, string? id = null) => new(
        id ?? string.Create(CultureInfo.InvariantCulture, $"e-{time.ToUnixTimeMilliseconds()}"),
        time,
        IdentityType.AssumedRole,
        "s3:GetObject",
        "eu-west-1",
        "198.51.100.7",
        "198.51.100.0/24",
        "boto3",
        null,
        AccessClass.Data,
        null,
        "worker",
        null,
        false,
        new EventPointer("a.json", 0, 100),
        []);

    /// <summary>A quiet read some time after <see cref="Start"/>.</summary>
    public static Observation After(TimeSpan time, string? id = null) => At(Start + time, id);
}
