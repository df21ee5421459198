using System.Data.Common;
using System.Text.Json;
using OrleansSec.Contracts.Stores;

namespace OrleansSec.Silo.Storage.Sql;

/// <summary>API keys in SQL: the SHA-256 of each, never the key.</summary>
internal sealed class SqlAccessStore(ISqlDatabase database, TimeProvider clock) : IAccessStore
{
    /// <inheritdoc/>
    public Task<ApiKey?> FindKey(string hash, CancellationToken cancellation) => database.Read(
        session => session.Query("SELECT name, role, accounts FROM api_keys WHERE hash = @hash", Key, ("@hash", hash)).FirstOrDefault(),
        cancellation);

    /// <summary>All keys, by name.</summary>
    public Task<List<ApiKey>> List(CancellationToken cancellation) => database.Read(
        session => session.Query("SELECT name, role, accounts FROM api_keys ORDER BY name", Key),
        cancellation);

    /// <summary>Adds a key; false if the name is taken.</summary>
    public Task<bool> Add(string hash, ApiKey key, CancellationToken cancellation) => database.Write(
        session => session.Execute(
            "INSERT INTO api_keys (hash, name, role, accounts, created) VALUES (@hash, @name, @role, @accounts, @created) ON CONFLICT DO NOTHING",
            ("@hash", hash),
            ("@name", key.Name),
            ("@role", key.Role),
            ("@accounts", key.Accounts is null ? null : JsonSerializer.Serialize(key.Accounts, StoredJson.Default.IReadOnlyListString)),
            ("@created", clock.GetUtcNow().ToUnixTimeMilliseconds())) > 0,
        cancellation);

    /// <summary>Removes a key; false if there is none of that name.</summary>
    public Task<bool> Remove(string name, CancellationToken cancellation) => database.Write(
        session => session.Execute("DELETE FROM api_keys WHERE name = @name", ("@name", name)) > 0,
        cancellation);

    private static ApiKey Key(DbDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.IsDBNull(2) ? null : JsonSerializer.Deserialize(row.GetString(2), StoredJson.Default.IReadOnlyListString));
}
