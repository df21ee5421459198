using System.Globalization;
using System.Text;
using OrleansSec.Silo.Commands;

namespace OrleansSec.Silo.Evaluate;

/// <summary>The scores as a document, with a picture beside it.</summary>
internal static class MarkdownReport
{
    private const string Picture = "alerts-versus-recall.svg";

    /// <summary>Writes <c>report.md</c> and the picture.</summary>
    public static void Write(string directory, EvaluationReport report)
    {
        Directory.CreateDirectory(directory);
        var hasCurve = report.Sets.Any(s => s.Curve.Count > 0);
        File.WriteAllText(Path.Combine(directory, "report.md"), Document(report, hasCurve));
        if (hasCurve)
        {
            File.WriteAllText(Path.Combine(directory, Picture), CurvePicture.Draw(report.Sets));
        }
    }

    private static string Document(EvaluationReport report, bool hasCurve)
    {
        var text = new StringBuilder();
        var from = report.Provenance;
        text.Append(CultureInfo.InvariantCulture, $"# Evaluation\n\n`{from.Command}`\n\nVersion {from.Version}, {from.Date}, on {from.Machine}.\n\n");
        text.Append("What counts as found, and how precision is counted: docs/adr/0012-what-counts-as-found.md.\n\n");
        Table(text, "set | demand | measured | met", report.Sets.SelectMany(s => s.Bars).Select(b => $"{b.Set} | {b.Demand} | {b.Measured} | {(b.IsMet ? "yes" : "**no**")}"));
        Table(text, "set | events | quarantined | principals | found | precision | false alerts | false per 100,000 benign events | false per principal and day", report.Sets.Select(Summary));
        if (hasCurve)
        {
            text.Append(CultureInfo.InvariantCulture, $"![False alerts a day against the share of attack steps found]({Picture})\n\n");
        }

        foreach (var set in report.Sets)
        {
            Section(text, set);
        }

        return text.ToString();
    }

    private static string Summary(SetScore s) => FormattableString.Invariant(
        $"{s.Set} | {s.Events} | {s.Quarantined} | {s.Principals} | {s.Found} of {s.Of} | {(s.Precision is { } p ? p.ToString("P0", CultureInfo.InvariantCulture) : "-")} | {s.FalseAlerts.Count} | {(s.Noise is { } n ? n.PerHundredThousand.ToString("F0", CultureInfo.InvariantCulture) : "-")} | {(s.Noise is { } m ? m.PerPrincipalDay.ToString("F4", CultureInfo.InvariantCulture) : "-")}");

    private static void Section(StringBuilder text, SetScore set)
    {
        text.Append(CultureInfo.InvariantCulture, $"## {set.Set}\n\n");
        if (set.Noise is { } noise)
        {
            text.Append(CultureInfo.InvariantCulture, $"After {NoiseCount.Learning} days of learning, over {noise.Days} days: {noise.AllPerDay:F1} false alerts a day ({string.Join(", ", noise.PerDay.Reverse().Select(p => FormattableString.Invariant($"{p.Key.ToString().ToLowerInvariant()} {p.Value:F2}")))}); worst day {noise.WorstDay}, of high or more {noise.WorstDayHigh}.\n\n");
        }

        if (set.Techniques.Count > 0)
        {
            Table(text, "technique | found | of", set.Techniques.Select(t => $"{Cell(t.Technique)} | {t.Found} | {t.Of}"));
        }

        if (set.Attacks.Count > 0)
        {
            Table(text, "attack | visible steps | found | first found step | time to it", set.Attacks.Select(a => $"{a.Attack} | {a.Steps} | {a.Found} | {(a.FirstFound is { } f ? f.ToString(CultureInfo.InvariantCulture) : "-")} | {(a.TimeToFirst is { } t ? t.ToString("c", CultureInfo.InvariantCulture) : "-")}"));
        }

        if (set.Missed.Count > 0)
        {
            text.Append("### Missed\n\n");
            Table(text, "where | technique | what", set.Missed.Select(m => $"{Cell(m.Where)} | {Cell(m.Technique)} | {Cell(m.What)}"));
        }

        if (set.FalseAlerts.Count > 0)
        {
            text.Append("### Alerts on what no label calls an attack\n\n");
            Table(text, "count | severity | detector | whose | example | change under way | why it is right", set.FalseAlerts
                .GroupBy(f => (f.Alert.Severity, f.Alert.Detector, Whose: f.Where ?? f.Alert.Entity, f.Drift))
                .OrderByDescending(g => g.Key.Severity).ThenByDescending(g => g.Count()).ThenBy(g => g.Key.Detector, StringComparer.Ordinal)
                .Select(g => $"{g.Count()} | {g.Key.Severity.ToString().ToLowerInvariant()} | {Cell(g.Key.Detector)} | {Cell(g.Key.Whose)} | {Cell($"{g.First().Alert.Title}: {g.First().Alert.Reason}")} | {g.Key.Drift ?? string.Empty} | {Cell(g.First().Judgement ?? string.Empty)}"));
        }
    }

    private static void Table(StringBuilder text, string header, IEnumerable<string> rows)
    {
        text.Append(CultureInfo.InvariantCulture, $"| {header} |\n|{string.Concat(header.Split('|').Select(_ => " --- |"))}\n");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {row} |\n");
        }

        text.Append('\n');
    }

    // Event fields are attacker-controlled: no line breaks, no mark-up.
    private static string Cell(string value) => Text.OneLine(value, 240)
        .Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("`", "'", StringComparison.Ordinal);
}
