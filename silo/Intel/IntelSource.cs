namespace OrleansSec.Silo.Intel;

/// <summary>A file, a folder or a URL of lists.</summary>
internal sealed class IntelSource
{
    private const string IndicatorPrefix = "indicator:";
    private const string ContextPrefix = "context:";

    /// <summary>Path or URL.</summary>
    public string Location { get; set; } = string.Empty;

    /// <summary>What its lists are for; null to tell by their form and name.</summary>
    public IntelUse? Use { get; set; }

    /// <summary>From 0 to 100, for indicators of which the list itself says nothing; null for the default.</summary>
    public int? Confidence { get; set; }

    /// <summary>The URL, if it is one.</summary>
    public Uri? Url => Uri.TryCreate(Location, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    /// <summary>Reads a command line's <c>PATH</c>, <c>indicator:PATH</c> or <c>context:PATH</c>.</summary>
    public static IntelSource Parse(string text) =>
        text.StartsWith(ContextPrefix, StringComparison.Ordinal) ? new IntelSource { Location = text[ContextPrefix.Length..], Use = IntelUse.Context }
        : text.StartsWith(IndicatorPrefix, StringComparison.Ordinal) ? new IntelSource { Location = text[IndicatorPrefix.Length..], Use = IntelUse.Indicator }
        : new IntelSource { Location = text };
}
