using System.Text.RegularExpressions;

namespace OrleansSec.Detection.Rules.Reading;

/// <summary>Names the correlation to write instead of an aggregation behind a pipe, which Sigma 2 has no more.</summary>
internal static partial class ObsoleteAggregation
{
    /// <summary>What to say of the text behind the pipe.</summary>
    public static string Advice(string aggregation)
    {
        var match = Shape.Match(aggregation);
        if (!match.Success)
        {
            return $"the pipe (|{aggregation}) is obsolete Sigma and is refused; write a Sigma correlation that refers to this rule";
        }

        var field = match.Groups["field"].Value;
        var by = match.Groups["by"].Value;
        var type = match.Groups["name"].Value == "near" ? "temporal" : field.Length > 0 ? "value_count" : "event_count";
        var group = by.Length > 0 ? $" with group-by: {by}" : string.Empty;
        var counted = field.Length > 0 ? $" and field: {field}" : string.Empty;
        return $"the aggregation |{aggregation.TrimEnd()} is obsolete Sigma and is refused; "
            + $"write a correlation of type {type}{group}{counted} that refers to this rule";
    }

    [GeneratedRegex(@"^\s*(?<name>count|min|max|avg|sum|near)\b\s*(\(\s*(?<field>[^()\s]*)\s*\))?(\s*by\s+(?<by>\S+))?", RegexOptions.ExplicitCapture)]
    private static partial Regex Shape { get; }
}
