namespace OrleansSec.Detection.Baselines;

/// <summary>Lets Orleans store and copy an <see cref="HourlyHabit"/> in its packed form.</summary>
[RegisterConverter]
internal sealed class HabitPacker : IConverter<HourlyHabit, PackedHabit>
{
    /// <inheritdoc/>
    public HourlyHabit ConvertFromSurrogate(in PackedHabit surrogate) => HourlyHabit.Of(surrogate);

    /// <inheritdoc/>
    public PackedHabit ConvertToSurrogate(in HourlyHabit value) => value.ToPacked();
}
