using System.Data.Common;
using System.Globalization;
using Npgsql;
using Orleans.Serialization;
using Orleans.Storage;
using OrleansSec.Silo.Storage.Sql;

namespace OrleansSec.Silo.Storage.Postgres;

/// <summary>
/// Grain state in PostgreSQL: the writes of many grains share a statement, each guarded by its row's version (the etag).
/// The payload is Orleans' own binary format, which tolerates added members.
/// </summary>
internal sealed class PostgresGrainStorage(NpgsqlDataSource source, PostgresStateWriter writer, Serializer serializer) : IGrainStorage
{
    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var found = await Read(stateName, grainId);
        (grainState.State, grainState.ETag, grainState.RecordExists) = found is var (version, payload)
            ? (serializer.Deserialize<T>(payload), StateRow.Etag(version), true)
            : (Activator.CreateInstance<T>(), null!, false);
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        (grainState.ETag, grainState.RecordExists) =
            (await Store(stateName, grainId, grainState.ETag, serializer.SerializeToArray(grainState.State)), true);

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (grainState.ETag is { } expected)
        {
            await Store(stateName, grainId, expected, null);
        }

        (grainState.State, grainState.ETag, grainState.RecordExists) = (Activator.CreateInstance<T>(), null!, false);
    }

    private async Task<(long Version, byte[] Payload)?> Read(string stateName, GrainId grainId)
    {
        try
        {
            await using var command = source.CreateCommand("SELECT version, payload FROM grain_state WHERE type = $1 AND key = $2 AND payload IS NOT NULL");
            var row = StateRow.Of(stateName, grainId);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = row.Type });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = PostgresText.Key(row.Key) });
            await using var reader = await command.ExecuteReaderAsync();
            return await reader.ReadAsync() ? (reader.GetInt64(0), await reader.GetFieldValueAsync<byte[]>(1)) : null;
        }
        catch (DbException failure)
        {
            throw PostgresErrors.Explain(failure);
        }
    }

    private async Task<string> Store(string stateName, GrainId grainId, string? expected, byte[]? payload)
    {
        var row = StateRow.Of(stateName, grainId);
        var write = new StateWrite(
            row.Type, PostgresText.Key(row.Key), expected is null ? 0 : long.Parse(expected, CultureInfo.InvariantCulture), payload);
        return await writer.Write(write) is { } version
            ? StateRow.Etag(version)
            : throw new InconsistentStateException($"State {write.Type}/{grainId.Key} has changed in storage.", "another", expected);
    }
}
