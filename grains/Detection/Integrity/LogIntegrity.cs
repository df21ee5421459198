using System.Security.Cryptography;
using System.Text;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Detectors;

namespace OrleansSec.Detection.Integrity;

/// <summary>Judges breaks of the integrity of an account's logs. One alert a day for each kind and region; repeats make the same.</summary>
public static class LogIntegrity
{
    /// <summary>The detector's name.</summary>
    public const string Name = "integrity:logs";

    private const string Action = "cloudtrail:ValidateLogs";

    private static readonly string[] _techniques = ["T1070", "T1565.001", "T1562.008"];

    /// <summary>The alerts of the breaks that one digest shows.</summary>
    /// <param name="account">Whose logs they are.</param>
    /// <param name="region">Of which region.</param>
    /// <param name="at">The end of the digest's time.</param>
    /// <param name="breaks">What is wrong.</param>
    public static IReadOnlyList<AlertUpdate> Judge(string account, string region, DateTimeOffset at, IEnumerable<LogBreak> breaks) =>
        [.. breaks.GroupBy(b => b.Kind).Select(kind => Alert(EntityId.ForAccount(account), region, at, kind.Key, [.. kind]))];

    private static AlertUpdate Alert(EntityId account, string region, DateTimeOffset at, LogBreakKind kind, LogBreak[] breaks)
    {
        AlertEvent[] events = [.. breaks.Select(b => new AlertEvent(EventId(b), at, Action, new EventPointer(b.Place, 0, 0), null, region)).DistinctBy(e => e.EventId)];
        var judged = breaks.MinBy(EventId, StringComparer.Ordinal)!;
        var weight = SeverityScale.Bits(Severity.Critical);
        var finding = new Finding(
            Name,
            $"{kind}\n{region}",
            Severity.Critical,
            Title(kind, region),
            _techniques,
            [new Reason("integrity", judged.Place, weight, judged.Text)]);
        return new AlertUpdate(
            AlertFolds.AlertId(finding, account, at),
            finding.Detector,
            account,
            ActorKind.Unknown,
            finding.Severity,
            finding.Score,
            finding.Title,
            finding.Techniques,
            finding.Reasons,
            EventId(judged),
            events,
            finding.FoldKey,
            weight);
    }

    private static string Title(LogBreakKind kind, string region) => kind switch
    {
        LogBreakKind.LogMissing => $"Delivered logs of {region} are gone",
        LogBreakKind.LogChanged => $"Delivered logs of {region} were changed",
        LogBreakKind.DigestForged => $"A digest of the logs of {region} is not CloudTrail's",
        _ => $"The chain of digests of the logs of {region} is broken",
    };

    private static string EventId(LogBreak broken) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Name}\n{broken.Kind}\n{broken.Place}")).AsSpan(0, 16));
}
