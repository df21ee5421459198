using System.Globalization;
using Orleans.Serialization;
using Orleans.Storage;
using OrleansSec.Silo.Storage.Sql;

namespace OrleansSec.Silo.Storage.Sqlite;

/// <summary>
/// Grain state in SQLite: many grains' writes share a commit, each guarded by its row's version (the etag). The
/// payload is Orleans' own binary format, which tolerates added members.
/// </summary>
internal sealed class SqliteGrainStorage(SqliteDatabase database, Serializer serializer) : IGrainStorage
{
    private readonly StoredKeys _stored = new(database);

    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var (type, key) = StateRow.Of(stateName, grainId);
        var found = !await _stored.MayHave(type, key) ? [] : await database.Read(
            session => session.Query(
                "SELECT version, payload FROM grain_state WHERE type = @type AND key = @key AND payload IS NOT NULL",
                row => (Version: row.GetInt64(0), Payload: (byte[])row.GetValue(1)),
                ("@type", type),
                ("@key", key)),
            CancellationToken.None);

        (grainState.State, grainState.ETag, grainState.RecordExists) = found.Count == 0
            ? (Activator.CreateInstance<T>(), null!, false)
            : (serializer.Deserialize<T>(found[0].Payload), StateRow.Etag(found[0].Version), true);
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var (type, key) = StateRow.Of(stateName, grainId);
        var payload = serializer.SerializeToArray(grainState.State);
        var expected = grainState.ETag;
        await _stored.Add(type, key);
        var version = await database.Write(session => Store((SqliteSession)session, type, key, expected, payload), CancellationToken.None);
        (grainState.ETag, grainState.RecordExists) = (StateRow.Etag(version), true);
    }

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        // The row stays, without payload, so that a stale etag cannot bring the state back.
        var (type, key) = StateRow.Of(stateName, grainId);
        var expected = grainState.ETag;
        await database.Write(
            session => expected is null ? 0 : Store((SqliteSession)session, type, key, expected, null),
            CancellationToken.None);
        (grainState.State, grainState.ETag, grainState.RecordExists) = (Activator.CreateInstance<T>(), null!, false);
    }

    // One statement for the two usual cases; what it does not change is another version's, or was cleared.
    private static long Store(SqliteSession session, string type, string key, string? expected, byte[]? payload)
    {
        if (expected is null)
        {
            var insert = session.Prepared("INSERT INTO grain_state (payload, type, key, version) VALUES (?, ?, ?, 1) ON CONFLICT DO NOTHING");
            insert.Begin();
            insert.Add(payload);
            insert.Add(type);
            insert.Add(key);
            return insert.Run() == 1 ? 1 : Upsert(session, type, key, expected, payload);
        }

        var version = long.Parse(expected, CultureInfo.InvariantCulture);
        var update = session.Prepared(
            "UPDATE grain_state SET payload = ?, version = version + 1 WHERE type = ? AND key = ? AND version = ? AND payload IS NOT NULL");
        update.Begin();
        update.Add(payload);
        update.Add(type);
        update.Add(key);
        update.Add(version);
        return update.Run() == 1 ? version + 1 : Upsert(session, type, key, expected, payload);
    }

    // The row is read first, so that a conflict changes nothing and fails alone in its group.
    private static long Upsert(SqlSession session, string type, string key, string? expected, byte[]? payload)
    {
        var rows = session.Query(
            "SELECT version, payload IS NULL FROM grain_state WHERE type = @type AND key = @key",
            row => (Version: row.GetInt64(0), Cleared: row.GetInt64(1) != 0),
            ("@type", type),
            ("@key", key));
        var stored = rows.Count == 0 || rows[0].Cleared ? null : StateRow.Etag(rows[0].Version);
        if (stored != expected)
        {
            throw new InconsistentStateException($"State {type}/{key} has changed in storage.", stored, expected);
        }

        var version = (rows.Count == 0 ? 0 : rows[0].Version) + 1;
        session.Execute(
            """
            INSERT INTO grain_state (type, key, version, payload) VALUES (@type, @key, @version, @payload)
            ON CONFLICT (type, key) DO UPDATE SET version = @version, payload = @payload
            """,
            ("@type", type),
            ("@key", key),
            ("@version", version),
            ("@payload", payload));
        return version;
    }
}
