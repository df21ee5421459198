using OrleansSec.Silo.Demo.Attacks;

namespace OrleansSec.Silo.Demo.Records;

/// <summary>One call of one principal: everything that a record is written from.</summary>
/// <param name="Time">When, to the second.</param>
/// <param name="Caller">Who, from where, with which client.</param>
/// <param name="Action">What.</param>
/// <param name="Region">Where it is logged.</param>
/// <param name="Target">The main resource: a bucket, table, role, instance or key.</param>
internal sealed record Call(DateTimeOffset Time, Caller Caller, ApiAction Action, string Region, string Target)
{
    /// <summary>Error code of a call that failed, or null.</summary>
    public string? Error { get; init; }

    /// <summary>A second name where the action needs one: an object key, a policy, a session.</summary>
    public string? Detail { get; init; }

    /// <summary>The step of the attack, or null for background.</summary>
    public AttackStep? Step { get; init; }
}
