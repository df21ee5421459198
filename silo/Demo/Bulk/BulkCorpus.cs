using System.IO.Compression;
using OrleansSec.Silo.Demo.Records;
using OrleansSec.Silo.Demo.Week;

namespace OrleansSec.Silo.Demo.Bulk;

/// <summary>So many records over so many files and principals of a few accounts: something to measure with.</summary>
internal sealed class BulkCorpus(DemoOptions options, BulkOptions bulk)
{
    private static readonly string[] _regions = [Company.Home, Company.Home, Company.Second, "us-west-2"];

    private readonly BulkAccount[] _accounts =
        [.. Enumerable.Range(0, Math.Min(4, Math.Min(bulk.Files, bulk.Principals))).Select(i => new BulkAccount(options.Seed, i))];

    /// <summary>Makes the files one by one. The accounts take turns; a window passes when each had its turn.</summary>
    public IEnumerable<DemoFile> Files()
    {
        for (var i = 0; i < bulk.Principals; i++)
        {
            var account = _accounts[i % _accounts.Length];
            account.Add(i, _regions[i % 7 % _regions.Length], options.Start);
        }

        var popularity = _accounts.Select(a => new Popularity(a.Principals.Count, bulk.Zipf)).ToArray();
        using var writer = new LogFileWriter(CompressionLevel.Fastest);
        for (var file = 0; file < bulk.Files; file++)
        {
            var account = _accounts[file % _accounts.Length];
            var dice = new Dice(options.Seed, Dice.Of("bulk"), (ulong)file);
            var window = options.Start + (DemoOptions.Window * (file / _accounts.Length));
            yield return writer.Write(account.Id, Company.Home, window, Calls(account, popularity[file % _accounts.Length], file, window, dice), dice);
        }
    }

    private IEnumerable<Call> Calls(BulkAccount account, Popularity popularity, int file, DateTimeOffset window, Dice dice)
    {
        var count = (int)(((long)bulk.Records * (file + 1) / bulk.Files) - ((long)bulk.Records * file / bulk.Files));
        var seconds = (long)DemoOptions.Window.TotalSeconds;
        for (var i = 0; i < count; i++)
        {
            yield return account.Principals[popularity.Pick(dice)].Next(window.AddSeconds(i * seconds / count), dice);
        }
    }
}
