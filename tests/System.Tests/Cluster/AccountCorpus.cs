using System.Globalization;
using System.IO.Compression;
using System.Text;
using OrleansSec.System.Tests.Processes;

namespace OrleansSec.System.Tests.Cluster;

/// <summary>Log files of one account, in one folder, a few of them late and some delivered twice.</summary>
internal static class AccountCorpus
{
    // The company's account, and that of its vendors: each corpus has its own, so that no principal has two workers.
    private const string Company = "111122223333";
    private const string Vendors = "444455556666";

    /// <summary>Writes the files of an account; answers how many events they hold, repeated ones too.</summary>
    public static async Task<long> Write(Folder folder, string name, string account, int seed)
    {
        var made = await Cli.Run(
            "demo", "generate", "--out", folder[$"{name}-made"], "--principals", "170", "--days", "2", "--attacks", "6", "--seed", seed.ToString(CultureInfo.InvariantCulture));
        if (made.Code != 0)
        {
            throw new InvalidOperationException(made.Errors);
        }

        var random = new Random(seed);
        var files = Directory.EnumerateFiles(folder[$"{name}-made"], "*.json.gz", SearchOption.AllDirectories).OrderBy(Path.GetFileName, StringComparer.Ordinal).ToArray();

        // An hour has few files: so a tenth come up to about two hours late, and a twentieth once more.
        var order = files
            .Select((file, i) => (File: file, At: i + (random.Next(10) == 0 ? random.Next(files.Length / 24) : 0)))
            .Concat(files.Select((file, i) => (File: file, At: i + files.Length / 12)).Where(_ => random.Next(20) == 0))
            .OrderBy(f => f.At)
            .ToArray();
        long events = 0;
        for (var i = 0; i < order.Length; i++)
        {
            var text = (await Read(order[i].File))
                .Replace(Vendors, $"4444{account[..8]}", StringComparison.Ordinal)
                .Replace(Company, account, StringComparison.Ordinal);
            events += text.Split("\"eventID\"").Length - 1;
            folder.Drop(Path.Combine(name, string.Create(CultureInfo.InvariantCulture, $"{i:D5}.json.gz")), Compressed(text));
        }

        return events;
    }

    private static async Task<string> Read(string file)
    {
        await using var stream = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    private static byte[] Compressed(string text)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return buffer.ToArray();
    }
}
