namespace OrleansSec.Contracts.Stores;

/// <summary>Who changed what, when. Its rows are written with the change they tell of.</summary>
public interface IAuditLog
{
    /// <summary>
    /// A page of rows below <paramref name="before"/> (a row's number; null for the newest), the newest first.
    /// <paramref name="accounts"/> null means all, also what concerns no account.
    /// </summary>
    Task<AuditPage> List(IReadOnlyList<string>? accounts, long? before, int limit, CancellationToken cancellation);
}

/// <summary>A page of the audit log, the newest first.</summary>
/// <param name="Rows">At most the asked number.</param>
/// <param name="Before">Ask for the next page with this; null where there is none.</param>
public sealed record AuditPage(IReadOnlyList<AuditRow> Rows, long? Before);

/// <summary>A change.</summary>
/// <param name="Number">Row number; rises.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who: the name of an API key or a session.</param>
/// <param name="Account">The 12-digit account id that it concerns; null for the installation.</param>
/// <param name="Change">A stable code, such as <c>verdict-given</c>.</param>
/// <param name="Subject">What was changed, such as a verdict's id.</param>
/// <param name="Detail">A sentence. May quote what an operator wrote.</param>
public sealed record AuditRow(
    long Number,
    DateTimeOffset At,
    string By,
    string? Account,
    string Change,
    string Subject,
    string Detail);
