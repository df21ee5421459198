using System.Text.Json;
using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests;

public sealed class StorageTroubleTests
{
    [Fact]
    public async Task A_full_disk_stops_acknowledging_says_so_and_recovers_by_itself()
    {
        using var folder = new Folder();
        using var disk = await SmallDisk.Mount(folder["disk"]);
        await Cli.Run("demo", "generate", "--out", folder["logs"], "--days", "2");
        await using var serve = await ServeProcess.Start(folder["disk/data"], ["--watch", folder["waiting"]]);
        disk.Fill();
        Directory.Move(folder["logs"], folder["waiting"]);

        var troubled = await serve.Until("/api/v1/system", s => !s.GetProperty("healthy").GetBoolean());
        Assert.Contains("disk is full", troubled.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, troubled.GetProperty("events").GetInt64());

        disk.Free();
        await serve.Until("/api/v1/system", s => s.GetProperty("healthy").GetBoolean() && Pending(s) == 0 && s.GetProperty("events").GetInt64() > 0);
    }

    private static long Pending(JsonElement system) => system.GetProperty("sources").EnumerateArray().Sum(s => s.GetProperty("pending").GetInt64());
}
