using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Baselines;

/// <summary>Tells what an event counts for.</summary>
public static class HabitKinds
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<HabitKind> All { get; } = Enum.GetValues<HabitKind>();

    /// <summary>Whether the principal itself did it, rather than AWS.</summary>
    public static bool IsOwn(Observation observation) =>
        !observation.ByService && observation.Identity != IdentityType.AwsService;

    /// <summary>Whether the event counts for the kind.</summary>
    public static bool Counts(HabitKind kind, Observation observation) => kind switch
    {
        HabitKind.Discovery => observation.Access == AccessClass.Read,
        HabitKind.DataReads => observation is { Access: AccessClass.Data, Error: null },
        HabitKind.Writes => observation is { Access: AccessClass.Write, Error: null } && !IsDelete(observation.Action),
        HabitKind.Deletes => observation is { Access: not (AccessClass.Read or AccessClass.Data), Error: null } && IsDelete(observation.Action),
        HabitKind.Secrets => observation is { Access: AccessClass.Data, Error: null } && IsSecret(observation.Action),
        _ => observation.Error is { } error && IsDenial(error),
    };

    /// <summary>Whether an error code says that the caller may not do it.</summary>
    public static bool IsDenial(string error) =>
        error.Contains("Denied", StringComparison.Ordinal)
        || error.Contains("Unauthorized", StringComparison.Ordinal)
        || error.Contains("Forbidden", StringComparison.Ordinal);

    private static bool IsSecret(string action) =>
        action.StartsWith("secretsmanager:", StringComparison.Ordinal)
        || action.StartsWith("ssm:GetParameter", StringComparison.Ordinal);

    private static bool IsDelete(string action)
    {
        var call = action.AsSpan(action.IndexOf(':', StringComparison.Ordinal) + 1);
        return call.StartsWith("Delete", StringComparison.Ordinal)
            || call.StartsWith("Terminate", StringComparison.Ordinal)
            || call.StartsWith("BatchDelete", StringComparison.Ordinal);
    }
}
