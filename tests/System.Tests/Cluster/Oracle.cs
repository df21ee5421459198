using System.Text.Json;
using OrleansSec.System.Tests.Processes;

namespace OrleansSec.System.Tests.Cluster;

/// <summary>What one server that nothing happens to finds in the same logs, each account's in the same order.</summary>
internal static class Oracle
{
    /// <summary>Its alerts, by id.</summary>
    public static async Task<SortedDictionary<string, JsonElement>> Of(
        Folder folder, IReadOnlyList<AccountLogs> logs, IReadOnlyDictionary<string, string> settings, TimeSpan patience)
    {
        await using var serve = await ServeProcess.Start(folder["alone"], logs.SelectMany(l => new[] { "--watch", l.Folder }), settings);
        await serve.Until("/api/v1/system", s => s.GetProperty("events").GetInt64() == logs.Sum(l => l.Events), patience);
        return await serve.Alerts();
    }
}
