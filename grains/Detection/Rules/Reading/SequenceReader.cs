using System.Globalization;
using System.Text;
using OrleansSec.Detection.Correlations;
using YamlDotNet.RepresentationModel;

namespace OrleansSec.Detection.Rules.Reading;

/// <summary>
/// Reads the events of a case: one <c>event</c>, or <c>events</c> with their times. <c>times</c> and <c>every</c>
/// repeat an event; <c>{n}</c> in its texts is the number of the repeat, from 1.
/// </summary>
internal sealed class SequenceReader(YamlMappingNode? basis, Problems problems)
{
    private const int MaxTimes = 1000;

    private static readonly string[] _keys = ["at", "event", "times", "every"];

    /// <summary>The events; none if problems were added.</summary>
    public IReadOnlyList<TimedEvent> Read(YamlMappingNode map)
    {
        if (Yaml.Get(map, "events") is not { } events)
        {
            return Event(map) is { } one ? [new TimedEvent(TimeSpan.Zero, Json(one, 1))] : [];
        }

        if (Yaml.Get(map, "event") is { } both)
        {
            problems.Error(both.Start, "a case has either event or events");
        }

        if (events is YamlSequenceNode { Children.Count: > 0 } list)
        {
            return [.. list.Children.SelectMany(Item)];
        }

        problems.Error(events.Start, "events must be a list of maps with at and event");
        return [];
    }

    private List<TimedEvent> Item(YamlNode node)
    {
        if (node is not YamlMappingNode map)
        {
            problems.Error(node.Start, "an item of events is a map with at and event");
            return [];
        }

        foreach (var (key, _) in Yaml.Entries(map).Where(e => !_keys.Contains(e.Key.Value)))
        {
            problems.Error(key.Start, $"{key.Value} is not known here{Nearest.Suggest(key.Value ?? string.Empty, _keys)}");
        }

        var (at, every, times, written) = (Span(map, "at", isNeeded: true), Span(map, "every", isNeeded: false), Times(map), Event(map));
        return written is null ? [] : [.. Enumerable.Range(0, times).Select(i => new TimedEvent(at + (every * i), Json(written, i + 1)))];
    }

    private YamlMappingNode? Event(YamlMappingNode map)
    {
        if (Yaml.Get(map, "event") is YamlMappingNode written)
        {
            return written;
        }

        problems.Error((Yaml.Get(map, "event") ?? map).Start, "the case has no event, which is a map");
        return null;
    }

    private TimeSpan Span(YamlMappingNode map, string key, bool isNeeded)
    {
        var node = Yaml.Get(map, key);
        if (node is YamlScalarNode { Value: { } text } && Timespans.Parse(text) is { } span)
        {
            return span;
        }

        if (isNeeded || node is not null)
        {
            problems.Error((node ?? map).Start, $"{key} must be a number and a unit, such as 90s or 5m");
        }

        return TimeSpan.Zero;
    }

    private int Times(YamlMappingNode map)
    {
        var node = Yaml.Get(map, "times");
        if (node is null)
        {
            return 1;
        }

        if (int.TryParse((node as YamlScalarNode)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times is > 0 and <= MaxTimes)
        {
            return times;
        }

        problems.Error(node.Start, $"times must be a whole number from 1 to {MaxTimes}");
        return 1;
    }

    private byte[] Json(YamlMappingNode written, int number)
    {
        var json = basis is null ? [] : YamlJson.Object(basis);
        YamlJson.Merge(json, YamlJson.Object(written));
        var text = json.ToJsonString();
        return Encoding.UTF8.GetBytes(text.Replace("{n}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }
}
