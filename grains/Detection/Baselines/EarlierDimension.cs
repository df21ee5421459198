namespace OrleansSec.Detection.Baselines;

/// <summary>A trait's table as versions before <see cref="TraitTable"/> stored it. It is only read.</summary>
[GenerateSerializer, Alias("Dimension")]
internal sealed class EarlierDimension
{
    // Length and UTF-8 text, events, hours, first, last − first, recent hours.
    [Id(0)]
    private byte[] _rows = [];

    /// <summary>As <see cref="Dimension.Events"/>.</summary>
    [Id(1)]
    public float Events { get; private set; }

    /// <summary>As <see cref="Dimension.Hours"/>.</summary>
    [Id(2)]
    public float Hours { get; private set; }

    /// <summary>As <see cref="Dimension.Forgotten"/>.</summary>
    [Id(3)]
    public float Forgotten { get; private set; }

    /// <summary>As <see cref="Dimension.Lost"/>.</summary>
    [Id(4)]
    public float Lost { get; private set; }

    /// <summary>Unpacks the rows.</summary>
    public DimensionRow[] Rows()
    {
        var rows = new List<DimensionRow>();
        var packed = new PackedReader(_rows);
        while (!packed.IsAtEnd)
        {
            var (text, events, hours, first) = (packed.Text(), packed.Single(), packed.Single(), packed.Number());
            rows.Add(new DimensionRow(text, events, hours, first, first + packed.Number(), packed.Byte()));
        }

        return [.. rows];
    }
}
