using System.CommandLine;
using OrleansSec.Contracts.Stores;
using OrleansSec.Gateway.Access;
using OrleansSec.Silo.Storage.Sqlite;

namespace OrleansSec.Silo.Commands;

/// <summary><c>orleanssec keys</c>: API keys of a data folder. Works while the server runs.</summary>
internal static class KeysCommand
{
    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Data folder.", HelpName = "DIR", DefaultValueFactory = _ => "data" };
        var name = new Argument<string>("NAME") { Description = "Who or what uses the key." };
        var role = new Option<string>("--role") { Description = "What it may do.", Required = true };
        role.AcceptOnlyFromAmong("viewer", "analyst", "admin", "ingest");
        var accounts = new Option<string[]>("--account") { Description = "12-digit account id it may see; may be repeated (default: all).", HelpName = "ID" };

        var create = new Command("create", "Make a key and print it once; only its hash is kept.") { name, role, accounts, data };
        create.SetAction((parsed, cancellation) => CommonOptions.Guard(() => Add(
            Open(parsed.GetRequiredValue(data)),
            new ApiKey(parsed.GetRequiredValue(name), parsed.GetRequiredValue(role), parsed.GetValue(accounts) is { Length: > 0 } some ? some : null),
            cancellation)));
        var list = new Command("list", "Show all keys.") { data };
        list.SetAction((parsed, cancellation) => CommonOptions.Guard(() => Show(Open(parsed.GetRequiredValue(data)), cancellation)));
        var revoke = new Command("revoke", "Take a key away.") { name, data };
        revoke.SetAction((parsed, cancellation) => CommonOptions.Guard(() => Remove(
            Open(parsed.GetRequiredValue(data)), parsed.GetRequiredValue(name), cancellation)));
        return new Command("keys", "API keys.") { create, list, revoke };
    }

    private static SqliteAccessStore Open(string data)
    {
        Directory.CreateDirectory(data);
        return new SqliteAccessStore(new SqliteDatabase(Path.Combine(data, "orleanssec.db")), TimeProvider.System);
    }

    private static async Task<int> Add(SqliteAccessStore store, ApiKey key, CancellationToken cancellation)
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

    private static async Task<int> Show(SqliteAccessStore store, CancellationToken cancellation)
    {
        foreach (var key in await store.List(cancellation))
        {
            await Console.Out.WriteLineAsync($"{Text.OneLine(key.Name, 40),-40} {key.Role,-8} {(key.Accounts is null ? "all accounts" : string.Join(' ', key.Accounts))}");
        }

        return CommonOptions.Ok;
    }

    private static async Task<int> Remove(SqliteAccessStore store, string name, CancellationToken cancellation)
    {
        if (!await store.Remove(name, cancellation))
        {
            await Console.Error.WriteLineAsync($"orleanssec: there is no key named {name}. See: orleanssec keys list");
            return CommonOptions.BadArguments;
        }

        return CommonOptions.Ok;
    }
}
