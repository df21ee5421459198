using System.Globalization;
using System.Text.Json;
using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Silo.Storage.Sql;

/// <summary>An alert filter as an SQL condition with parameters.</summary>
internal static class AlertWhere
{
    /// <summary>A condition, <c>TRUE</c> if nothing is restricted, and its parameters.</summary>
    public static (string Sql, List<(string Name, object? Value)> Parameters) Of(AlertFilter filter)
    {
        var parts = new List<string> { "TRUE" };
        var parameters = new List<(string, object?)>();
        string Parameter(object? value)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"@p{parameters.Count}");
            parameters.Add((name, value));
            return name;
        }

        if (filter.Accounts is { } accounts)
        {
            parts.Add(accounts.Count == 0 ? "FALSE" : $"account IN ({string.Join(", ", accounts.Select(Parameter))})");
        }

        if (filter.Entity is { } entity)
        {
            parts.Add($"entity = {Parameter(entity)}");
        }

        if (filter.MinSeverity is { } severity)
        {
            parts.Add($"severity >= {Parameter((int)severity)}");
        }

        if (filter.Detector is { } detector)
        {
            parts.Add($"detector = {Parameter(detector)}");
        }

        if (filter.Technique is { } technique)
        {
            // A list of texts as JSON: the technique itself, or one below it.
            var text = Like(JsonEncodedText.Encode(technique).ToString());
            parts.Add($"(techniques LIKE {Parameter($"%\"{text}\"%")} ESCAPE '\\' OR techniques LIKE {Parameter($"%\"{text}.%")} ESCAPE '\\')");
        }

        foreach (var word in (filter.Text ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(16))
        {
            var like = Parameter($"%{Like(word)}%");
            parts.Add($"({Contains("title", like)} OR {Contains("entity", like)} OR {Contains("detector", like)})");
        }

        if (filter.From is { } from)
        {
            parts.Add($"first >= {Parameter(from.ToUnixTimeMilliseconds())}");
        }

        if (filter.To is { } to)
        {
            parts.Add($"first < {Parameter(to.ToUnixTimeMilliseconds())}");
        }

        return (string.Join(" AND ", parts), parameters);
    }

    /// <summary>A condition: a column is like a parameter, whatever the case.</summary>
    public static string Contains(string column, string parameter) => $"lower({column}) LIKE lower({parameter}) ESCAPE '\\'";

    /// <summary>Text with the wildcards of LIKE escaped by a backslash.</summary>
    public static string Like(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);
}
