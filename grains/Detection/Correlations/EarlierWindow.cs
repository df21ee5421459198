namespace OrleansSec.Detection.Correlations;

/// <summary>A window as versions before <see cref="PackedWindows.Rows"/> stored it. It is only read.</summary>
[GenerateSerializer, Alias("Window")]
internal sealed class EarlierWindow
{
    /// <summary>The events, in the order of their times.</summary>
    [Id(0)]
    public List<EarlierWindowEntry> Entries { get; private set; } = [];

    /// <summary>As <see cref="Window.Overflow"/>.</summary>
    [Id(1)]
    public long Overflow { get; private set; }

    /// <summary>As <see cref="Window.Shape"/>.</summary>
    [Id(2)]
    public string? Shape { get; private set; }

    /// <summary>The same window.</summary>
    public Window ToWindow(string name) => new(name, Shape, Overflow, [.. Entries.Select(e => new WindowEntry(WindowEvent.Of(e.Event), e.Key))]);
}
