using System.Globalization;
using OrleansSec.Silo.Storage.Sql;

namespace OrleansSec.Silo.Storage.Postgres;

/// <summary>The daily partitions of a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Unit">What a day is in the column that it is partitioned by: milliseconds, or 1 where that holds days.</param>
internal sealed record Partitions(string Table, long Unit)
{
    /// <summary>Milliseconds of a day.</summary>
    public const long Milliseconds = 86_400_000;

    private const string Format = "yyyyMMdd";

    /// <summary>Makes the partition of a day, unless there is one.</summary>
    public void Add(SqlSession session, long day) => session.Execute(string.Create(
        CultureInfo.InvariantCulture,
        $"CREATE TABLE IF NOT EXISTS {Name(day)} PARTITION OF {Table} FOR VALUES FROM ({day * Unit}) TO ({(day + 1) * Unit})"));

    /// <summary>Drops a day.</summary>
    public void Drop(SqlSession session, long day) => session.Execute($"DROP TABLE IF EXISTS {Name(day)}");

    /// <summary>The days that there are partitions of.</summary>
    public IReadOnlyList<long> Days(SqlSession session) =>
    [
        .. session.Query(
            "SELECT c.relname::text FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = @table::regclass",
            r => r.GetString(0),
            ("@table", Table)).Select(DayOf).OfType<long>().Order(),
    ];

    private static long? DayOf(string name) =>
        DateOnly.TryParseExact(name[(name.LastIndexOf('_') + 1)..], Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber
            : null;

    private string Name(long day) => $"{Table}_{DateTime.UnixEpoch.AddDays(day).ToString(Format, CultureInfo.InvariantCulture)}";
}
