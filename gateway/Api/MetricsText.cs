using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace OrleansSec.Gateway.Api;

/// <summary>Measurements in the text form of Prometheus.</summary>
internal sealed class MetricsText
{
    private readonly SortedDictionary<string, StringBuilder> _metrics = new(StringComparer.Ordinal);

    /// <summary>Adds a measurement.</summary>
    public void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var isCounter = instrument.GetType().Name.StartsWith("ObservableCounter", StringComparison.Ordinal);
        var name = Name(instrument, isCounter);
        if (!_metrics.TryGetValue(name, out var lines))
        {
            _metrics.Add(name, lines = new StringBuilder());
            lines.Append(CultureInfo.InvariantCulture, $"# HELP {name} {instrument.Description?.Replace('\n', ' ')}\n");
            lines.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {(isCounter ? "counter" : "gauge")}\n");
        }

        lines.Append(name);
        for (var i = 0; i < tags.Length; i++)
        {
            lines.Append(i == 0 ? '{' : ',').Append(Plain(tags[i].Key)).Append("=\"").Append(Escaped(tags[i].Value?.ToString())).Append('"');
        }

        lines.Append(tags.Length == 0 ? " " : "} ").Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }

    /// <inheritdoc/>
    public override string ToString() => string.Concat(_metrics.Values);

    private static string Name(Instrument instrument, bool isCounter)
    {
        var unit = instrument.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => string.Empty,
        };
        return Plain(instrument.Name) + unit + (isCounter ? "_total" : string.Empty);
    }

    private static string Plain(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    private static string? Escaped(string? text) => text?
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);
}
