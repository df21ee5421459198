using System.CommandLine;
using OrleansSec.Contracts.Stores;
using OrleansSec.Gateway.Access;
using OrleansSec.Silo.Storage;
using OrleansSec.Silo.Storage.Postgres;
using OrleansSec.Silo.Storage.Sql;
using OrleansSec.Silo.Storage.Sqlite;

namespace OrleansSec.Silo.Commands;

/// <summary><c>orleanssec keys</c>: API keys of an installation. Works while the server runs.</summary>
internal static class KeysCommand
{
    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Data folder.", HelpName = "DIR", DefaultValueFactory = _ => "data" };
        var platform = new PlatformCommandOptions();
        var name = new Argument<string>("NAME") { Description = "Who or what uses the key." };
        var role = new Option<string>("--role") { Description = "What it may do.", Required = true };
        role.AcceptOnlyFromAmong("viewer", "analyst", "admin", "ingest");
        var accounts = new Option<string[]>("--account") { Description = "12-digit account id it may see; may be repeated (default: all).", HelpName = "ID" };

        var create = new Command("create", "Make a key and print it once; only its hash is kept.") { name, role, accounts, data };
        create.SetAction((parsed, cancellation) => On(platform.Storage, parsed, parsed.GetRequiredValue(data), store => Add(
            store,
            new ApiKey(parsed.GetRequiredValue(name), parsed.GetRequiredValue(role), parsed.GetValue(accounts) is { Length: > 0 } some ? some : null),
            cancellation)));
        var list = new Command("list", "Show all keys.") { data };
        list.SetAction((parsed, cancellation) => On(platform.Storage, parsed, parsed.GetRequiredValue(data), store => Show(store, cancellation)));
        var revoke = new Command("revoke", "Take a key away.") { name, data };
        revoke.SetAction((parsed, cancellation) => On(
            platform.Storage, parsed, parsed.GetRequiredValue(data), store => Remove(store, parsed.GetRequiredValue(name), cancellation)));
        foreach (var command in new[] { create, list, revoke })
        {
            platform.AddTo(command);
        }

        return new Command("keys", "API keys.") { create, list, revoke };
    }

    private static Task<int> On(
        Func<ParseResult, StorageOptions> read, ParseResult parsed, string data, Func<SqlAccessStore, Task<int>> work) => CommonOptions.Guard(async () =>
    {
        var storage = read(parsed);
        if (storage.Used == StorageKind.Postgres)
        {
            await using var shared = PostgresDatabase.Open(storage.Postgres!);
            return await work(new SqlAccessStore(shared, TimeProvider.System));
        }

        Directory.CreateDirectory(data);
        await using var database = new SqliteDatabase(Path.Combine(data, "orleanssec.db"));
        return await work(new SqlAccessStore(database, TimeProvider.System));
    });

    private static async Task<int> Add(SqlAccessStore store, ApiKey key, CancellationToken cancellation)
    {
        var secret = ApiKeys.Make();
        if (!await store.Add(ApiKeys.Hash(secret), key, cancellation))
        {
            await Console.Error.WriteLineAsync($"orleanssec: there is a key named {key.Name} already. Revoke it first, or choose another name.");
            return CommonOptions.BadArguments;
        }

        await Console.Out.WriteLineAsync(secret);
        return CommonOptions.Ok;
    }

    private static async Task<int> Show(SqlAccessStore store, CancellationToken cancellation)
    {
        foreach (var key in await store.List(cancellation))
        {
            await Console.Out.WriteLineAsync($"{Text.OneLine(key.Name, 40),-40} {key.Role,-8} {(key.Accounts is null ? "all accounts" : string.Join(' ', key.Accounts))}");
        }

        return CommonOptions.Ok;
    }

    private static async Task<int> Remove(SqlAccessStore store, string name, CancellationToken cancellation)
    {
        if (!await store.Remove(name, cancellation))
        {
            await Console.Error.WriteLineAsync($"orleanssec: there is no key named {name}. See: orleanssec keys list");
            return CommonOptions.BadArguments;
        }

        return CommonOptions.Ok;
    }
}
