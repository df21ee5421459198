namespace OrleansSec.Contracts.Events;

/// <summary>
/// What was normal among the principals of an account when a day began, by how many of them have shown each value. It
/// does not change while the day lasts, so that a judgement can be repeated.
/// </summary>
/// <param name="Day">Days since 1970, UTC.</param>
/// <param name="Days">How many days the account has been known for.</param>
/// <param name="Packed">The counts.</param>
[GenerateSerializer, Immutable, Alias("FrozenNorms")]
public sealed record FrozenNorms(
    [property: Id(0)] int Day,
    [property: Id(1)] int Days,
    [property: Id(2)] ReadOnlyMemory<byte> Packed);
