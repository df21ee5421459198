namespace OrleansSec.Detection.Baselines;

/// <summary>What an <see cref="HourlyHabit"/> counts of a kind.</summary>
internal struct KindCounts
{
    /// <summary>The kind.</summary>
    public HabitKind Kind;

    /// <summary>The count of the latest hour.</summary>
    public int Latest;

    /// <summary>The count of the hour before.</summary>
    public int Previous;

    /// <summary>Weight of the counts of the closed hours.</summary>
    public float Sum;

    /// <summary>Weight of the squares of the counts of the closed hours.</summary>
    public float Squares;
}
