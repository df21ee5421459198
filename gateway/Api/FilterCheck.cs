using System.Text.RegularExpressions;
using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Gateway.Api;

/// <summary>Finds what is wrong with an alert filter, whichever way it came.</summary>
internal static partial class FilterCheck
{
    private const int MaxAccounts = 200;
    private const int MaxText = 500;
    private const int MaxEntity = 2_000;

    /// <summary>The first part that cannot be used, by its query parameter, and why; null if all is well.</summary>
    public static BadParameter? Problem(AlertFilter filter) =>
        Account(filter.Accounts)
        ?? (filter.Entity is { } entity ? Length("entity", entity, MaxEntity) : null)
        ?? (filter.MinSeverity is { } severity && !Enum.IsDefined(severity)
            ? new BadParameter("severity", "must be informational, low, medium, high or critical.")
            : null)
        ?? Length("detector", filter.Detector, MaxText)
        ?? (filter.Technique is { } technique && !Technique().IsMatch(technique)
            ? new BadParameter("technique", "must be an ATT&CK technique such as T1078 or T1078.004.")
            : null)
        ?? Length("q", filter.Text, MaxText);

    /// <summary>What is wrong with a list of accounts.</summary>
    public static BadParameter? Account(IReadOnlyList<string>? accounts) =>
        accounts is null ? null
        : accounts.Count > MaxAccounts ? new BadParameter("account", $"may be given {MaxAccounts} times at most.")
        : accounts.All(a => AccountId().IsMatch(a)) ? null
        : new BadParameter("account", "must be a 12-digit account id.");

    /// <summary>What is wrong with a number of rows to answer.</summary>
    public static BadParameter? Limit(int limit) =>
        limit is >= 1 and <= 500 ? null : new BadParameter("limit", "must be from 1 to 500.");

    /// <summary>What is wrong with a text.</summary>
    public static BadParameter? Length(string name, string? text, int max = MaxText) =>
        text?.Length > max ? new BadParameter(name, $"may have {max} characters at most.") : null;

    [GeneratedRegex(@"^\d{12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex AccountId();

    [GeneratedRegex(@"^T\d{4}(\.\d{3})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Technique();
}
