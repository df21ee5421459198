using System.Globalization;
using System.Text.Json;
using Npgsql;
using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests;

/// <summary>One server whose PostgreSQL answers, but keeps nothing.</summary>
public sealed class PostgresTroubleTests(PostgresServer server)
{
    [Fact]
    public async Task A_full_disk_of_PostgreSQL_stops_acknowledging_says_so_and_recovers_by_itself()
    {
        await using var fragile = new PostgresServer();
        using var folder = new Folder();
        await folder.ChangeMode("711", ".");
        using var disk = await SmallDisk.Mount(folder["disk"]);
        var expected = await Logs(folder);
        var connection = await fragile.CreateDatabase(onDisk: folder["disk/space"]);
        await using var serve = await Serve(folder, connection);

        disk.Fill();
        Directory.Move(folder["logs"], folder["waiting"]);
        var troubled = await serve.Until("/api/v1/system", s => !IsHealthy(s));
        disk.Free();

        Assert.Contains("disk of PostgreSQL is full", troubled.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, Events(troubled));
        await serve.Until("/api/v1/system", s => IsHealthy(s) && Events(s) == expected.Events);
        Assert.Equal(expected.Alerts.Keys, (await serve.Alerts()).Keys);
    }

    [Fact]
    public async Task A_PostgreSQL_that_only_reads_stops_acknowledging_and_says_so()
    {
        using var folder = new Folder();
        var expected = await Logs(folder);
        var connection = await server.CreateDatabase();
        await using var serve = await Serve(folder, connection);

        await Set(connection, "on");
        Directory.Move(folder["logs"], folder["waiting"]);
        var troubled = await serve.Until("/api/v1/system", s => !IsHealthy(s));
        await Set(connection, "off");

        Assert.Contains("read-only", troubled.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, Events(troubled));
        await serve.Until("/api/v1/system", s => IsHealthy(s) && Events(s) == expected.Events);
        Assert.Equal(expected.Alerts.Keys, (await serve.Alerts()).Keys);
    }

    private static async Task<Replayed> Logs(Folder folder)
    {
        await Cli.Run("demo", "generate", "--out", folder["logs"], "--days", "1");
        return await Replayed.From(folder["logs"]);
    }

    private static Task<ServeProcess> Serve(Folder folder, string connection) => ServeProcess.Start(
        folder["data"],
        ["--watch", folder["waiting"], "--silo-port", Port(), "--gateway-port", Port()],
        new Dictionary<string, string> { ["Storage__Postgres"] = connection });

    // As when a standby is put in the primary's place: who is connected must connect again.
    private static async Task Set(string connection, string isReadOnly)
    {
        var database = new NpgsqlConnectionStringBuilder(connection).Database;
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { Database = "postgres" });
        await using var set = source.CreateCommand($"ALTER DATABASE {database} SET default_transaction_read_only = {isReadOnly}");
        await set.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await using var cut = source.CreateCommand($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'");
        await cut.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static string Port() => Ports.Free().ToString(CultureInfo.InvariantCulture);

    private static bool IsHealthy(JsonElement system) => system.GetProperty("healthy").GetBoolean();

    private static long Events(JsonElement system) => system.GetProperty("events").GetInt64();
}
