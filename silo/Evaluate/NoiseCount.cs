using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Silo.Evaluate;

/// <summary>The arithmetic of noise.</summary>
internal static class NoiseCount
{
    /// <summary>Days of learning that do not count.</summary>
    public const int Learning = 3;

    /// <summary>What false alerts cost over days that begin at an instant.</summary>
    public static Noise Of(IReadOnlyList<JudgedAlert> wrong, DateTimeOffset start, int days, long benignEvents, int principals)
    {
        var from = days > Learning ? Learning : 0;
        var counted = wrong.Select(a => (Alert: a, Day: (int)Math.Floor((a.Time - start).TotalDays))).Where(a => a.Day >= from).ToArray();
        var span = Math.Max(1, days - from);
        return new Noise(
            span,
            Enum.GetValues<Severity>().ToDictionary(s => s, s => (double)counted.Count(c => c.Alert.Severity == s) / span),
            Worst(counted.Select(c => c.Day)),
            Worst(counted.Where(c => c.Alert.Severity >= Severity.High).Select(c => c.Day)),
            benignEvents == 0 ? 0 : wrong.Count * 100_000.0 / benignEvents,
            principals == 0 ? 0 : counted.Length / (double)(principals * span));
    }

    private static int Worst(IEnumerable<int> days) => days.GroupBy(d => d).Select(g => g.Count()).DefaultIfEmpty().Max();
}
