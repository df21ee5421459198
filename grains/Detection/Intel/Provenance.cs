namespace OrleansSec.Detection.Intel;

/// <summary>What is known of indicators besides what they name; indicators that agree share one.</summary>
/// <param name="List">Number of the list.</param>
/// <param name="Confidence">From 0 to 100.</param>
/// <param name="Description">Number of the description; -1 for none.</param>
/// <param name="From">Unix seconds since when it holds; <see cref="Unknown"/> if the list does not say.</param>
/// <param name="Until">Unix seconds until when it holds; <see cref="Unknown"/> if the list does not say.</param>
internal readonly record struct Provenance(int List, byte Confidence, int Description, long From, long Until)
{
    /// <summary>A time that the list does not say.</summary>
    public const long Unknown = long.MinValue;

    /// <summary>A moment as stored.</summary>
    public static long Seconds(DateTimeOffset? time) => time?.ToUnixTimeSeconds() ?? Unknown;

    /// <summary>A moment from its stored form.</summary>
    public static DateTimeOffset? Time(long seconds) => seconds == Unknown ? null : DateTimeOffset.FromUnixTimeSeconds(seconds);
}
