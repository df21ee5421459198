using System.Globalization;

namespace OrleansSec.Detection.Correlations;

/// <summary>Says in a sentence why a correlation is true.</summary>
internal static class CorrelationText
{
    private const int MaxValues = 5;
    private const int LongestValue = 60;

    /// <summary>The sentence for a window that makes the correlation true.</summary>
    public static string Of(Correlation correlation, string group, IReadOnlyList<WindowEntry> window)
    {
        var within = $"within {Timespans.Text(correlation.Timespan)}{Group(correlation, group)}";
        var name = $"Correlation {correlation.Name}";
        switch (correlation.Type)
        {
            case CorrelationType.EventCount:
                return string.Create(CultureInfo.InvariantCulture, $"{name}: {window.Count} events {within}, {Asked(correlation.Condition)}.");
            case CorrelationType.ValueCount:
                var values = window.Select(e => e.Key).Distinct(StringComparer.Ordinal).ToArray();
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}: {values.Length} values of {string.Join(" and ", correlation.Fields)} {within}, {Asked(correlation.Condition)}: {List(values)}.");
            case CorrelationType.Temporal:
                return $"{name}: {string.Join(", ", Seen(correlation, window))} {within}.";
            default:
                return $"{name}: {string.Join(", then ", Seen(correlation, window))} {within}.";
        }
    }

    private static IEnumerable<string> Seen(Correlation correlation, IReadOnlyList<WindowEntry> window) =>
        correlation.Rules.Where(rule => window.Any(e => e.Key == rule));

    private static string Group(Correlation correlation, string group) => group.Length == 0
        ? string.Empty
        : $" for {string.Join(" and ", correlation.Groups.Select(g => g.Name))} {Short(group.Replace(Correlation.Separator, " and ", StringComparison.Ordinal))}";

    private static string Asked(CountCondition condition) => condition switch
    {
        { Max: null } => string.Create(CultureInfo.InvariantCulture, $"asked at least {condition.Min}"),
        { Max: { } most } when most == condition.Min => string.Create(CultureInfo.InvariantCulture, $"asked exactly {most}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"asked {condition.Min} to {condition.Max}"),
    };

    private static string List(string[] values) =>
        string.Join(", ", values.Take(MaxValues).Select(Short)) + (values.Length > MaxValues ? ", …" : string.Empty);

    private static string Short(string value) => value.Replace(Correlation.Separator, " + ", StringComparison.Ordinal) is var text && text.Length <= LongestValue
        ? text
        : string.Concat(text.AsSpan(0, LongestValue - 1), "…");
}
