using System.Security.Cryptography;
using OrleansSec.Silo.Demo;
using Xunit;

namespace OrleansSec.System.Tests.Demo;

public sealed class DemoCorpusTests
{
    private static readonly DemoOptions _day = new() { Days = 1 };

    [Fact]
    public void Makes_the_same_files_of_the_same_options()
    {
        Assert.Equal(Hash(_day), Hash(_day));
        Assert.Equal(Hash(DemoOptions.ForBulk(2000, 8, 100, 5)), Hash(DemoOptions.ForBulk(2000, 8, 100, 5)));
    }

    [Fact]
    public void Makes_other_files_of_another_seed()
    {
        Assert.NotEqual(Hash(_day), Hash(_day with { Seed = 2 }));
        Assert.NotEqual(Hash(DemoOptions.ForBulk(2000, 8, 100, 5)), Hash(DemoOptions.ForBulk(2000, 8, 100, 6)));
    }

    [Fact]
    public void Leaves_the_attack_out_when_asked()
    {
        var files = DemoCorpus.Files(_day with { Attack = DemoAttack.None }).ToArray();

        Assert.All(files, f => Assert.Empty(f.Labels));
        Assert.All(files, f => Assert.InRange(f.Time, _day.Start, _day.Start.AddDays(1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Knows_every_attack_by_name(ulong seed)
    {
        foreach (var attack in Enum.GetValues<DemoAttack>().Except([DemoAttack.None]))
        {
            var records = DemoRecord.Of(DemoCorpus.Files(_day with { Seed = seed, Attack = attack }));

            Assert.Contains(records, r => r.IsAttack);
            Assert.Equal(records.Count, records.Select(r => r.EventId).Distinct().Count());
        }
    }

    [Fact]
    public void Spreads_bulk_records_over_files_and_principals()
    {
        var files = DemoCorpus.Files(DemoOptions.ForBulk(10_007, 25, 200, 1)).ToArray();

        var records = DemoRecord.Of(files);

        Assert.Equal(25, files.Length);
        Assert.Equal(10_007, records.Count);
        Assert.Equal(10_007, records.Select(r => r.EventId).Distinct().Count());
        Assert.Equal(200, records.Select(r => r.Role ?? r.User).Distinct().Count());
        Assert.All(records, r => Assert.InRange(r.Time, r.File.Time - DemoOptions.Window, r.File.Time.AddSeconds(-1)));
        Assert.Equal(files.Select(f => f.Time).Order(), files.Select(f => f.Time));
    }

    [Fact]
    public void Spreads_bulk_records_by_Zipf_s_law_if_asked()
    {
        var records = DemoRecord.Of([.. DemoCorpus.Files(DemoOptions.ForBulk(20_000, 4, 400, 1, 1.1))]);

        // Four accounts of a hundred principals: the first of each has 1 of 4.28 parts.
        int[] counts = [.. records.GroupBy(r => r.Role ?? r.User).Select(g => g.Count()).OrderDescending()];
        Assert.All(counts.Take(4), first => Assert.InRange(first, 5000 / 4.28 * 0.9, 5000 / 4.28 * 1.1));
        Assert.InRange(counts[4], 5000 / 4.28 / 2.14 * 0.85, 5000 / 4.28 / 2.14 * 1.15);
    }

    [Fact]
    public void Writes_files_with_labels_beside_them_and_says_what_they_came_to()
    {
        var directory = Directory.CreateTempSubdirectory("orleanssec-demo-");

        var summary = DemoCorpus.Write(_day, directory.FullName, progress: null, TestContext.Current.CancellationToken);

        var files = directory.GetFiles("*.json.gz", SearchOption.AllDirectories);
        Assert.Equal(summary.Files, files.Length);
        Assert.Equal(summary.Bytes, files.Sum(f => f.Length));
        Assert.Equal(summary.AttackEvents, File.ReadLines(DemoCorpus.LabelsPath(directory.FullName)).Count());
        Assert.InRange(summary.AttackStart!.Value, _day.Start.AddDays(1), _day.Start.AddDays(2));
        directory.Delete(recursive: true);
        File.Delete(DemoCorpus.LabelsPath(directory.FullName));
    }

    private static string Hash(DemoOptions options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in DemoCorpus.Files(options))
        {
            hash.AppendData(global::System.Text.Encoding.UTF8.GetBytes(file.Path));
            hash.AppendData(file.Content.Span);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
