namespace OrleansSec.Detection.Baselines;

/// <summary>
/// A bounded table of the values that a trait has shown, as it stands until the next event is learnt. It counts two
/// things per value: events, and the hours in which it was seen. Surprise is reckoned in hours, since the events of one
/// busy hour are one habit, not a thousand trials. A value that must make room falls into the forgotten remainder, never
/// into silence.
/// </summary>
public readonly record struct Dimension
{
    private readonly TraitTable _table;
    private readonly int _place;

    internal Dimension(TraitTable table, int place) => (_table, _place) = (table, place);

    /// <summary>How many values have a row.</summary>
    public int Count => Sums.Count;

    /// <summary>Weight of the events of all values, the forgotten ones included.</summary>
    public float Events => Sums.Events;

    /// <summary>Weight of the hours of all values, the forgotten ones included.</summary>
    public float Hours => Sums.Hours;

    /// <summary>Weight of the events of the values that lost their row.</summary>
    public float Forgotten => Sums.Forgotten;

    /// <summary>Weight of the rows lost, each at the time it was lost: how many new values the table no longer shows.</summary>
    public float Lost => Sums.Lost;

    private ref readonly DimensionSums Sums => ref _table.Sums(_place);

    /// <summary>The row of a value, or null.</summary>
    public DimensionRow? Find(string value) => _table.Find(_place, value);

    /// <summary>All rows, in no order.</summary>
    public IReadOnlyList<DimensionRow> Rows() => AsSpan().ToArray();

    /// <summary>The same, valid until the next is added.</summary>
    internal ReadOnlySpan<DimensionRow> AsSpan() => _table.Rows(_place);
}
