using System.Globalization;
using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Silo.Storage.Sqlite;

/// <summary>An alert filter as an SQL condition with parameters.</summary>
internal static class AlertWhere
{
    /// <summary>A condition, <c>1</c> if nothing is restricted, and its parameters.</summary>
    public static (string Sql, List<(string Name, object? Value)> Parameters) Of(AlertFilter filter)
    {
        var parts = new List<string> { "1" };
        var parameters = new List<(string, object?)>();
        string Parameter(object? value)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"$p{parameters.Count}");
            parameters.Add((name, value));
            return name;
        }

        if (filter.Accounts is { } accounts)
        {
            parts.Add(accounts.Count == 0 ? "0" : $"account IN ({string.Join(", ", accounts.Select(Parameter))})");
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
            parts.Add($"EXISTS (SELECT 1 FROM json_each(techniques) WHERE value = {Parameter(technique)} OR value LIKE {Parameter(Like(technique) + ".%")} ESCAPE '\\')");
        }

        foreach (var word in (filter.Text ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(16))
        {
            var like = Parameter($"%{Like(word)}%");
            parts.Add($"(title LIKE {like} ESCAPE '\\' OR entity LIKE {like} ESCAPE '\\' OR detector LIKE {like} ESCAPE '\\')");
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

    /// <summary>Text with the wildcards of LIKE escaped by a backslash.</summary>
    public static string Like(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);
}
