using OrleansSec.Silo.Demo.Records;

namespace OrleansSec.Silo.Demo.Week;

/// <summary>Something that a principal does again and again.</summary>
/// <param name="Action">What.</param>
/// <param name="Weight">How often, against its other habits.</param>
/// <param name="Targets">To what, one of.</param>
internal sealed record Habit(ApiAction Action, int Weight, params string[] Targets)
{
    /// <summary>How often it fails.</summary>
    public double ErrorShare { get; init; }

    /// <summary>How it fails.</summary>
    public string Error { get; init; } = "ThrottlingException";

    /// <summary>Session name, object key or the like; null for the action's own.</summary>
    public string? Detail { get; init; }

    public Habit Failing(double share, string error) => this with { ErrorShare = share, Error = error };
}
