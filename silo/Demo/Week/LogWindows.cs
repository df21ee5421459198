using OrleansSec.Silo.Demo.Records;

namespace OrleansSec.Silo.Demo.Week;

/// <summary>Cuts calls into the files that CloudTrail would deliver: by window and region, a busy window in several.</summary>
internal sealed class LogWindows(DemoOptions options, string account, int recordsPerFile)
{
    /// <summary>The files, in order of time.</summary>
    public IEnumerable<DemoFile> Files(LogFileWriter writer, IEnumerable<Call> calls) => calls
        .OrderBy(c => c.Time)
        .GroupBy(c => (Window: Of(c.Time), c.Region))
        .OrderBy(g => g.Key.Window).ThenBy(g => g.Key.Region, StringComparer.Ordinal)
        .SelectMany(g => g.Chunk(recordsPerFile).Select((part, index) => writer.Write(
            account,
            g.Key.Region,
            g.Key.Window,
            part,
            new Dice(options.Seed, (ulong)g.Key.Window.UtcTicks, Dice.Of(g.Key.Region), (ulong)index))));

    /// <summary>The window of a time. Windows count from the start, which need not be on a quarter of an hour.</summary>
    public DateTimeOffset Of(DateTimeOffset time) =>
        options.Start + (DemoOptions.Window * Math.Floor((time - options.Start) / DemoOptions.Window));
}
