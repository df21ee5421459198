using System.IO.Compression;
using OrleansSec.Silo.Demo.Attacks;
using OrleansSec.Silo.Demo.Records;
using OrleansSec.Silo.Demo.Week;

namespace OrleansSec.Silo.Demo.Organisation;

/// <summary>Weeks of a company of any size, with attacks planted among them.</summary>
internal sealed class OrganisationCorpus(DemoOptions options, OrganisationOptions size)
{
    private const int RecordsPerFile = 2000;

    private readonly Organisation _company = new(options, size.Principals);

    /// <summary>What changes without being an attack.</summary>
    public IReadOnlyList<Drift> Drifts => _company.Drifts;

    /// <summary>Makes the files, day by day.</summary>
    public IEnumerable<DemoFile> Files()
    {
        var attacks = new AttackPlanner(_company).Plan(size.AttackSteps).ToLookup(c => (int)Math.Floor((c.Time - options.Start).TotalDays));
        var windows = new LogWindows(options, _company.Company.Account, RecordsPerFile);
        using var writer = new LogFileWriter(CompressionLevel.Fastest);
        for (var day = 0; day < options.Days; day++)
        {
            var midnight = options.Start.AddDays(day);
            var background = _company.Actors.SelectMany(a => a.Day(options.Seed, midnight, day));
            foreach (var file in windows.Files(writer, background.Concat(attacks[day])))
            {
                yield return file;
            }
        }
    }
}
