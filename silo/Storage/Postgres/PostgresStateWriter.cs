using System.Data.Common;
using System.Threading.Channels;
using Npgsql;
using NpgsqlTypes;

namespace OrleansSec.Silo.Storage.Postgres;

/// <summary>
/// Puts the waiting states of many grains into one statement (group commit), each guarded by its row's version. A few
/// such statements run side by side: they are of different rows, since a grain has one write at a time.
/// </summary>
internal sealed class PostgresStateWriter : IAsyncDisposable
{
    private const int Lanes = 4;
    private const int MaxRows = 256;
    private const int MaxBytes = 4 << 20;

    // A cleared row keeps its version, so that a stale etag cannot bring the state back.
    private const string Statement =
        """
        WITH asked AS (SELECT * FROM unnest(@types, @keys, @expected, @payloads) AS a (type, key, expected, payload)),
        changed AS (
            UPDATE grain_state s SET version = s.version + 1, payload = a.payload FROM asked a
            WHERE a.expected > 0 AND s.type = a.type AND s.key = a.key AND s.version = a.expected AND s.payload IS NOT NULL
            RETURNING s.type, s.key, s.version),
        added AS (
            INSERT INTO grain_state AS s (type, key, version, payload) SELECT type, key, 1, payload FROM asked WHERE expected = 0
            ON CONFLICT (type, key) DO UPDATE SET version = s.version + 1, payload = excluded.payload WHERE s.payload IS NULL
            RETURNING s.type, s.key, s.version)
        SELECT * FROM changed UNION ALL SELECT * FROM added
        """;

    private readonly Channel<StateWrite> _writes = Channel.CreateUnbounded<StateWrite>();
    private readonly NpgsqlDataSource _source;
    private readonly Task[] _lanes;

    public PostgresStateWriter(NpgsqlDataSource source)
    {
        _source = source;
        _lanes = [.. Enumerable.Range(0, Lanes).Select(_ => Task.Run(Run))];
    }

    /// <summary>Stores a state; answers its new version, or null if another one than expected was there.</summary>
    public Task<long?> Write(StateWrite write)
    {
        ObjectDisposedException.ThrowIf(!_writes.Writer.TryWrite(write), this);
        return write.Stored.Task;
    }

    /// <summary>Finishes what is waiting.</summary>
    public async ValueTask DisposeAsync()
    {
        _writes.Writer.TryComplete();
        await Task.WhenAll(_lanes);
    }

    private async Task Run()
    {
        while (await _writes.Reader.WaitToReadAsync())
        {
            var group = new Dictionary<(string, string), StateWrite>();
            var bytes = 0;
            StateWrite? again = null;
            while (group.Count < MaxRows && bytes < MaxBytes && _writes.Reader.TryRead(out var write))
            {
                if (!group.TryAdd((write.Type, write.Key), write))
                {
                    // One statement changes a row once.
                    again = write;
                    break;
                }

                bytes += write.Payload?.Length ?? 0;
            }

            await Store(group);
            if (again is not null)
            {
                await Store(new Dictionary<(string, string), StateWrite> { [(again.Type, again.Key)] = again });
            }
        }
    }

    private async Task Store(Dictionary<(string Type, string Key), StateWrite> group)
    {
        if (group.Count == 0)
        {
            return;
        }

        try
        {
            var stored = await Execute([.. group.Values.OrderBy(w => w.Type, StringComparer.Ordinal).ThenBy(w => w.Key, StringComparer.Ordinal)]);
            foreach (var (row, write) in group)
            {
                write.Stored.TrySetResult(stored.TryGetValue(row, out var version) ? version : null);
            }
        }
        catch (DbException failure) when (group.Count > 1 && PostgresErrors.IsOfData(failure))
        {
            foreach (var (row, write) in group)
            {
                await Store(new Dictionary<(string, string), StateWrite> { [row] = write });
            }
        }
        catch (Exception failure)
        {
            // Any failure: the lane must go on, and each writer is told.
            foreach (var write in group.Values)
            {
                write.Stored.TrySetException(PostgresErrors.Explain(failure));
            }
        }
    }

    private async Task<Dictionary<(string Type, string Key), long>> Execute(StateWrite[] rows)
    {
        await using var command = _source.CreateCommand(Statement);
        command.Parameters.Add(new NpgsqlParameter("types", Array.ConvertAll(rows, r => r.Type)));
        command.Parameters.Add(new NpgsqlParameter("keys", Array.ConvertAll(rows, r => r.Key)));
        command.Parameters.Add(new NpgsqlParameter("expected", Array.ConvertAll(rows, r => r.Expected)));
        command.Parameters.Add(new NpgsqlParameter("payloads", NpgsqlDbType.Array | NpgsqlDbType.Bytea) { Value = Array.ConvertAll(rows, r => r.Payload) });
        var stored = new Dictionary<(string, string), long>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            stored.Add((reader.GetString(0), reader.GetString(1)), reader.GetInt64(2));
        }

        return stored;
    }
}
