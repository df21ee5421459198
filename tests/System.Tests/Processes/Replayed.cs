using System.Globalization;
using System.Text.Json;
using Xunit;

namespace OrleansSec.System.Tests.Processes;

/// <summary>What an uninterrupted replay of logs finds: the oracle of crash tests.</summary>
/// <param name="Events">Events read.</param>
/// <param name="Alerts">Alerts, by id.</param>
internal sealed record Replayed(long Events, SortedDictionary<string, JsonElement> Alerts)
{
    /// <summary>Replays.</summary>
    public static async Task<Replayed> From(params IEnumerable<string> logs)
    {
        var replay = await Cli.Run(["replay", .. logs, "--format", "json"]);
        Assert.Equal(0, replay.Code);
        var alerts = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var line in replay.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var alert = JsonElement.Parse(line);
            alerts.Add(alert.GetProperty("id").GetString()!, alert);
        }

        Assert.NotEmpty(alerts);
        var words = replay.Errors.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return new Replayed(long.Parse(words[Array.LastIndexOf(words, "events") + 1], CultureInfo.InvariantCulture), alerts);
    }
}
