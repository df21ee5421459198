using System.Text.Json;

namespace OrleansSec.Detection.Intel;

/// <summary>Reads AWS's own <c>ip-ranges.json</c> (https://ip-ranges.amazonaws.com/ip-ranges.json): context.</summary>
internal static class AwsRangesReader
{
    public static void Read(JsonElement root, IntelReading reading)
    {
        reading.Title = "Amazon AWS address ranges";
        reading.IsContext = true;
        Read(root, "prefixes", "ip_prefix", reading);
        Read(root, "ipv6_prefixes", "ipv6_prefix", reading);
    }

    private static void Read(JsonElement root, string list, string name, IntelReading reading)
    {
        if (!root.TryGetProperty(list, out var prefixes) || prefixes.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        foreach (var item in prefixes.EnumerateArray())
        {
            var text = item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var prefix) ? prefix.ToString() : item.GetRawText();
            if (IpNetwork.TryParse(text, out var network))
            {
                reading.Add(Indicator.Of(network) with { Description = Where(item) });
            }
            else
            {
                reading.Refuse("not-an-indicator", text);
            }
        }
    }

    private static string? Where(JsonElement item) =>
        item.TryGetProperty("service", out var service) && item.TryGetProperty("region", out var region) ? $"{service} {region}" : null;
}
