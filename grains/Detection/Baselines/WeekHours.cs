using System.Buffers.Binary;

namespace OrleansSec.Detection.Baselines;

/// <summary>
/// Weights by hour of the week, in bytes as they are stored: of few hours their numbers and weights, of many all 168
/// weights in order. Most principals are active in a few hours, and these bytes were a third of what they store.
/// </summary>
internal static class WeekHours
{
    /// <summary>Hours in a week.</summary>
    public const int Count = 168;

    private const int Weight = sizeof(float);
    private const int Row = 1 + Weight;
    private const int MostRows = 84;

    /// <summary>Adds to the weight of an hour; answers the bytes that hold it, the same or others.</summary>
    public static byte[] Add(byte[] hours, int hour, float weight)
    {
        var at = Find(hours, hour);
        if (at < 0 && hours.Length == MostRows * Row)
        {
            hours = Widen(hours);
            at = Find(hours, hour);
        }

        if (at < 0)
        {
            at = hours.Length + 1;
            Array.Resize(ref hours, hours.Length + Row);
            hours[at - 1] = (byte)hour;
        }

        BinaryPrimitives.WriteSingleLittleEndian(hours.AsSpan(at), BinaryPrimitives.ReadSingleLittleEndian(hours.AsSpan(at)) + weight);
        return hours;
    }

    /// <summary>The weight of each hour.</summary>
    public static float[] All(byte[] hours)
    {
        var all = new float[Count];
        for (var hour = 0; hour < Count; hour++)
        {
            all[hour] = Find(hours, hour) is >= 0 and var at ? BinaryPrimitives.ReadSingleLittleEndian(hours.AsSpan(at)) : 0;
        }

        return all;
    }

    /// <summary>Divides every weight.</summary>
    public static void Divide(byte[] hours, double divisor)
    {
        for (var at = IsWide(hours) ? 0 : 1; at < hours.Length; at += IsWide(hours) ? Weight : Row)
        {
            var weight = BinaryPrimitives.ReadSingleLittleEndian(hours.AsSpan(at));
            BinaryPrimitives.WriteSingleLittleEndian(hours.AsSpan(at), (float)(weight / divisor));
        }
    }

    // No number of rows is as long as all weights.
    private static bool IsWide(byte[] hours) => hours.Length == Count * Weight;

    // Where an hour's weight is, or -1.
    private static int Find(byte[] hours, int hour)
    {
        if (IsWide(hours))
        {
            return hour * Weight;
        }

        for (var at = 0; at < hours.Length; at += Row)
        {
            if (hours[at] == hour)
            {
                return at + 1;
            }
        }

        return -1;
    }

    private static byte[] Widen(byte[] rows)
    {
        var wide = new byte[Count * Weight];
        for (var at = 0; at < rows.Length; at += Row)
        {
            rows.AsSpan(at + 1, Weight).CopyTo(wide.AsSpan(rows[at] * Weight));
        }

        return wide;
    }
}
