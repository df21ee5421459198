using System.IO.Compression;
using OrleansSec.Silo.Demo.Attacks;
using OrleansSec.Silo.Demo.Records;

namespace OrleansSec.Silo.Demo.Week;

/// <summary>The quiet days of a company, and the night after them.</summary>
internal sealed class WeekCorpus(DemoOptions options, IAttackScript? attack)
{
    // A busy window comes in several files, so that the attack is delivered piece by piece.
    private const int RecordsPerFile = 200;

    private readonly Company _company = new(options.Seed);
    private LogWindows Windows => field ??= new LogWindows(options, _company.Account, RecordsPerFile);

    /// <summary>Makes the files, day by day.</summary>
    public IEnumerable<DemoFile> Files()
    {
        using var writer = new LogFileWriter(CompressionLevel.Optimal);
        for (var day = 0; day < options.Days; day++)
        {
            foreach (var file in Windows.Files(writer, Background(day)))
            {
                yield return file;
            }
        }

        foreach (var file in Windows.Files(writer, Night()))
        {
            yield return file;
        }
    }

    private IEnumerable<Call> Background(int day)
    {
        var midnight = options.Start.AddDays(day);
        return _company.Principals.SelectMany(p => p.Day(options.Seed, midnight, day));
    }

    // The attack begins between two and three, while the background goes on.
    private IEnumerable<Call> Night()
    {
        if (attack is null)
        {
            return [];
        }

        var dice = new Dice(options.Seed, Dice.Of("attack"), (ulong)attack.Attack);
        var start = options.Start.AddDays(options.Days).AddHours(2).AddSeconds(dice.Below(3600));
        var calls = attack.Calls(_company, start, dice).ToArray();
        var end = Windows.Of(calls.Max(c => c.Time)) + DemoOptions.Window;
        return Background(options.Days).Where(c => c.Time < end).Concat(calls);
    }
}
