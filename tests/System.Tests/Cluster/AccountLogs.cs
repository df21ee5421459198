using System.Globalization;
using System.IO.Compression;
using System.Text;
using OrleansSec.Silo.Demo;
using OrleansSec.System.Tests.Processes;

namespace OrleansSec.System.Tests.Cluster;

/// <summary>The logs of one account, as a trail delivers them: a tenth comes up to two hours late, a twentieth twice.</summary>
/// <param name="Folder">A folder of all files, named in the order in which each comes first.</param>
/// <param name="Objects">The files, in that order.</param>
/// <param name="Deliveries">The files as they are delivered, repeats among them.</param>
internal sealed record AccountLogs(string Folder, IReadOnlyList<LogObject> Objects, IReadOnlyList<LogObject> Deliveries)
{
    // The company's account, and that of its vendors: each account's logs have their own, so that no principal is in two.
    private const string Company = "111122223333";
    private const string Vendors = "444455556666";

    private const int EventsPerPrincipalAndDay = 85;

    private static readonly TimeSpan _latest = TimeSpan.FromHours(2);
    private static readonly DateTimeOffset _start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>No logs at all.</summary>
    public static AccountLogs None { get; } = new(string.Empty, [], []);

    /// <summary>Events of all files.</summary>
    public long Events => Objects.Sum(o => (long)o.Events);

    /// <summary>Writes the logs of an account: about so many events in so many days.</summary>
    public static AccountLogs Write(Folder folder, string account, int seed, int events, int days)
    {
        var principals = (int)Math.Ceiling((double)events / EventsPerPrincipalAndDay / days);
        var company = DemoCorpus.Files(new DemoOptions
        {
            Seed = (ulong)seed,
            Days = days,
            Start = _start,
            Organisation = new OrganisationOptions(principals, 3 * days),
        });
        var dice = new Dice((ulong)seed);
        var first = new List<(DateTimeOffset At, LogObject Object)>();
        Directory.CreateDirectory(folder[account]);
        foreach (var file in company)
        {
            var name = Path.Combine(folder[account], Path.GetRandomFileName());
            Rewrite(file.Content, name, account);
            var at = file.Time + (dice.Below(10) == 0 ? TimeSpan.FromMinutes(dice.Below((int)_latest.TotalMinutes)) : TimeSpan.Zero);
            first.Add((at, new LogObject(name, file.Path.Replace(Company, account, StringComparison.Ordinal), file.Records)));
        }

        first = [.. first.OrderBy(f => f.At).Select((f, number) => (f.At, Numbered(f.Object, number)))];
        var again = first.Where(_ => dice.Below(20) == 0).Select(f => (At: f.At + (2 * _latest), f.Object));
        return new AccountLogs(
            folder[account],
            [.. first.Select(f => f.Object)],
            [.. first.Concat(again).OrderBy(f => f.At).Select(f => f.Object)]);
    }

    // A folder is read by name.
    private static LogObject Numbered(LogObject made, int number)
    {
        var path = Path.Combine(Path.GetDirectoryName(made.Path)!, string.Create(CultureInfo.InvariantCulture, $"{number:D6}.json.gz"));
        File.Move(made.Path, path);
        return made with { Path = path };
    }

    private static void Rewrite(ReadOnlyMemory<byte> content, string path, string account)
    {
        using var reader = new StreamReader(new GZipStream(new MemoryStream(content.ToArray()), CompressionMode.Decompress), Encoding.UTF8);
        using var writer = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest), new UTF8Encoding(false));
        writer.Write(reader.ReadToEnd()
            .Replace(Vendors, $"4444{account[..8]}", StringComparison.Ordinal)
            .Replace(Company, account, StringComparison.Ordinal));
    }
}
