using OrleansSec.Contracts.Verdicts;

namespace OrleansSec.Contracts.Stores;

/// <summary>The verdicts. Each change is one transaction with the alert's status and the audit log.</summary>
public interface IVerdictStore
{
    /// <summary>Gives a verdict; null if there is no such alert. Durable when it returns.</summary>
    Task<Verdict?> Give(NewVerdict verdict, CancellationToken cancellation);

    /// <summary>Takes a verdict back and answers it; null if there is none. The row stays.</summary>
    Task<Verdict?> Undo(string id, string by, CancellationToken cancellation);

    /// <summary>A verdict, or null.</summary>
    Task<Verdict?> Find(string id, CancellationToken cancellation);

    /// <summary>A page of verdicts below <paramref name="before"/> (a number; null for the newest), the newest first.</summary>
    Task<VerdictPage> List(VerdictFilter filter, long? before, int limit, CancellationToken cancellation);

    /// <summary>Rises with every verdict that is given or taken back.</summary>
    Task<long> Version(CancellationToken cancellation);

    /// <summary>The verdicts that silence something now.</summary>
    Task<IReadOnlyList<Verdict>> InForce(CancellationToken cancellation);
}

/// <summary>Which verdicts are meant. A null part does not restrict.</summary>
/// <param name="Accounts">12-digit account ids that the asker may see and wants; null for all.</param>
/// <param name="AlertId">On this alert.</param>
/// <param name="IsActive">True: neither taken back nor expired. False: the others.</param>
public sealed record VerdictFilter(IReadOnlyList<string>? Accounts = null, string? AlertId = null, bool? IsActive = null);

/// <summary>A page of verdicts, the newest first.</summary>
/// <param name="Verdicts">At most the asked number.</param>
/// <param name="Before">Ask for the next page with this; null where there is none.</param>
public sealed record VerdictPage(IReadOnlyList<Verdict> Verdicts, long? Before);
