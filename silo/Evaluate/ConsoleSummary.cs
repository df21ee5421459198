using OrleansSec.Silo.Commands;

namespace OrleansSec.Silo.Evaluate;

/// <summary>The scores for people who look at a terminal.</summary>
internal static class ConsoleSummary
{
    private const int Most = 12;

    public static void Write(TextWriter output, EvaluationReport report)
    {
        foreach (var set in report.Sets)
        {
            output.WriteLine(FormattableString.Invariant(
                $"{Text.OneLine(set.Set, 60)} ({set.Format}): {set.Events} events, {set.Quarantined} quarantined, recall {set.Found}/{set.Of} = {set.Recall:P1}, precision {set.Precision ?? 1:P1}, false alerts {set.FalseAlerts.Count}"));
            if (set.Noise is { } noise)
            {
                output.WriteLine(FormattableString.Invariant(
                    $"  noise: {noise.AllPerDay:F1} a day ({string.Join(", ", noise.PerDay.Where(p => p.Value > 0).Select(p => FormattableString.Invariant($"{p.Key} {p.Value:F2}")))}), {noise.PerHundredThousand:F0} for 100,000 benign events, {noise.PerPrincipalDay:F3} for a principal and day"));
            }

            foreach (var bar in set.Bars)
            {
                output.WriteLine($"  {(bar.IsMet ? "met    " : "NOT MET")} {bar.Demand}: {bar.Measured}");
            }

            foreach (var missed in set.Missed.Take(Most))
            {
                output.WriteLine($"  missed {Text.OneLine($"{missed.Where}  {missed.Technique}  {missed.What}", 200)}");
            }

            foreach (var group in set.FalseAlerts.GroupBy(f => (f.Alert.Severity, f.Alert.Detector)).OrderByDescending(g => g.Key.Severity).ThenByDescending(g => g.Count()).Take(Most))
            {
                output.WriteLine($"  false  {group.Count(),5}  {group.Key.Severity,-13} {Text.OneLine(group.Key.Detector, 60)}");
            }
        }
    }
}
