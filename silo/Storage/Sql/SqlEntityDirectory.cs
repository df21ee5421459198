using System.Globalization;
using OrleansSec.Contracts.Entities;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Stores;

namespace OrleansSec.Silo.Storage.Sql;

/// <summary>The list of entities in SQL; its rows are written with each acknowledgement.</summary>
internal sealed class SqlEntityDirectory(ISqlDatabase database) : IEntityDirectory
{
    /// <inheritdoc/>
    public Task<EntityPage> List(
        IReadOnlyList<string>? accounts, EntityKind? kind, string? text, string? cursor, int limit, CancellationToken cancellation) =>
        database.Read(
            session =>
            {
                var (last, id) = Cursor(cursor);
                var scope = accounts?.Select((a, i) => (Name: string.Create(CultureInfo.InvariantCulture, $"@a{i}"), Value: (object?)a)).ToArray();
                var rows = session.Query(
                    $"""
                    SELECT id, first, last, (SELECT count(*) FROM alerts WHERE entity = entities.id) FROM entities
                    WHERE (last, id) < (@last, @id)
                    {(scope is null ? string.Empty : $"AND account IN ({string.Join(", ", scope.Select(s => s.Name))})")}
                    {(kind is null ? string.Empty : "AND kind = @kind")}
                    {(text is null ? string.Empty : "AND " + AlertWhere.Contains("id", "@text"))}
                    ORDER BY last DESC, id DESC LIMIT @limit
                    """,
                    r => new EntitySummary(EntityId.Parse(r.GetString(0)), AlertRows.Time(r, 1), AlertRows.Time(r, 2), r.GetInt32(3)),
                    [
                        ("@last", last),
                        ("@id", id),
                        ("@kind", (int?)kind),
                        ("@text", $"%{AlertWhere.Like(text ?? string.Empty)}%"),
                        ("@limit", limit),
                        .. scope ?? [],
                    ]);
                return new EntityPage(rows, rows.Count == limit ? Cursor(rows[^1]) : null);
            },
            cancellation);

    private static string Cursor(EntitySummary row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.LastSeen.ToUnixTimeMilliseconds()}~{row.Id}");

    private static (long Last, string Id) Cursor(string? cursor) =>
        cursor?.Split('~', 2) is [var last, var id] && long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            ? (time, id)
            : (long.MaxValue, string.Empty);
}
