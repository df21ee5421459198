using System.Globalization;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>
/// Judges an account's roll-ups: a region, or the whole account, that used to speak nearly every hour has fallen silent.
/// Decided in event time, by what is heard later: a region at the slice that makes its silence long enough, so once.
/// </summary>
public static class AccountJudge
{
    // Who speaks in fewer of the hours may just be busy elsewhere.
    private const double LeastShare = 0.7;
    private const double LeastHours = 72;
    private const double Bits = 16;

    private static readonly TimeSpan _regionSilence = TimeSpan.FromHours(24);
    private static readonly TimeSpan _accountSilence = TimeSpan.FromHours(6);
    private static readonly string[] _techniques = ["T1562.008"];

    /// <summary>Judges a slice before the baseline learns it.</summary>
    public static IReadOnlyList<AlertUpdate> Observe(EntityId account, AccountSlice slice, Baseline baseline)
    {
        if (baseline.Events == 0)
        {
            return [];
        }

        var before = DateTimeOffset.FromUnixTimeSeconds(baseline.Last);
        var now = slice.Rows.Max(r => r.Hour);
        var updates = new List<AlertUpdate>();
        var first = slice.Rows.Min(r => r.Hour);
        if (first - before >= _accountSilence && IsTalkative(baseline.HourOfWeek.Count(h => h > 0) / (double)Baseline.HoursOfWeek, before - Since(baseline)))
        {
            updates.Add(Update(account, slice, "account", account.Key, before, first));
        }
        else if (baseline[Trait.Region] is { } regions)
        {
            var spoken = slice.Shown.Where(s => s.Trait == Trait.Region).Select(s => s.Value).ToHashSet(StringComparer.Ordinal);
            foreach (var row in regions.Rows())
            {
                var hours = (row.LastSeen - row.FirstSeen).TotalHours;
                if (now - row.LastSeen >= _regionSilence && before - row.LastSeen < _regionSilence && !spoken.Contains(row.Value)
                    && IsTalkative(baseline.AtLast(row.Hours) / Math.Max(1, hours), row.LastSeen - row.FirstSeen))
                {
                    updates.Add(Update(account, slice, "region", row.Value, row.LastSeen, now));
                }
            }
        }

        return updates;
    }

    private static DateTimeOffset Since(Baseline baseline) => DateTimeOffset.FromUnixTimeSeconds(baseline.First);

    private static bool IsTalkative(double share, TimeSpan known) => share >= LeastShare && known.TotalHours >= LeastHours;

    private static AlertUpdate Update(EntityId account, AccountSlice slice, string what, string value, DateTimeOffset from, DateTimeOffset to)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"No event of {what} {value} from {from:d MMM yyyy HH:mm} to {to:d MMM yyyy HH:mm} UTC; until then it was heard nearly every hour. Recording may have been stopped.");
        var reason = new Reason(what, value, Bits, text);
        var finding = new Finding("silence", $"{what} {value}", SeverityScale.Of(Bits), $"A talkative {what} has fallen silent: {value}", _techniques, [reason]);
        return new AlertUpdate(
            AlertFolds.AlertId(finding, account, to), finding.Detector, account, ActorKind.Unknown, finding.Severity, finding.Score, finding.Title,
            finding.Techniques, finding.Reasons, slice.First.EventId, [slice.First], finding.FoldKey,
            Bits);
    }
}
