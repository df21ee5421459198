using System.Globalization;
using OrleansSec.Contracts.Stores;

namespace OrleansSec.Silo.Storage.Sql.Index;

/// <summary>An event filter as an SQL condition with parameters, and the cursor of its pages.</summary>
internal static class EventWhere
{
    /// <summary>A condition over the table of events, and its parameters.</summary>
    public static (string Sql, List<(string Name, object? Value)> Parameters) Of(EventFilter filter, string? cursor)
    {
        var parts = new List<string> { "TRUE" };
        var parameters = new List<(string, object?)>();
        string Parameter(object? value)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"@p{parameters.Count}");
            parameters.Add((name, value));
            return name;
        }

        void Term(string column, string? text)
        {
            if (text is not null)
            {
                parts.Add($"{column} = (SELECT id FROM terms WHERE text = {Parameter(text)})");
            }
        }

        if (filter.Accounts is { } accounts)
        {
            parts.Add(accounts.Count == 0 ? "FALSE" : $"account IN ({string.Join(", ", accounts.Select(a => Parameter(long.Parse(a, CultureInfo.InvariantCulture))))})");
        }

        Term("principal", filter.Principal);
        Term("action", filter.Action);
        Term("region", filter.Region);
        Term("network", filter.Network);
        Term("address", filter.Address);
        Term("error", filter.Error);
        if (filter.Service is { } service)
        {
            parts.Add($"action IN (SELECT id FROM terms WHERE text >= {Parameter(service + ":")} AND text < {Parameter(service + ";")})");
        }

        if (filter.Failed is { } failed)
        {
            parts.Add(failed ? "error IS NOT NULL" : "error IS NULL");
        }

        if (filter.Resource is { } resource)
        {
            parts.Add(AlertWhere.Contains("resource", Parameter($"%{AlertWhere.Like(resource)}%")));
        }

        if (filter.From is { } from)
        {
            parts.Add($"time >= {Parameter(from.ToUnixTimeMilliseconds())}");
        }

        if (filter.To is { } to)
        {
            parts.Add($"time < {Parameter(to.ToUnixTimeMilliseconds())}");
        }

        if (Parse(cursor) is var (time, id))
        {
            parts.Add($"(time, event) < ({Parameter(time)}, {Parameter(id)})");
        }

        return (string.Join(" AND ", parts), parameters);
    }

    /// <summary>Asks for what follows an event.</summary>
    public static string Cursor(IndexedEvent last) =>
        string.Create(CultureInfo.InvariantCulture, $"{last.Time.ToUnixTimeMilliseconds()}~{last.EventId}");

    private static (long Time, string Id)? Parse(string? cursor) =>
        cursor?.Split('~', 2) is [var first, var id] && long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            ? (time, id)
            : null;
}
