using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace OrleansSec.Bench;

/// <summary>Log files of a corpus, moved into a folder at a rate of events, some of them with an event that raises an alert.</summary>
internal sealed class LatencyFeed(string folder, IReadOnlyList<byte[]> files, int eventsPerFile, int plantEvery)
{
    private readonly Dictionary<string, long> _closed = new(StringComparer.Ordinal);

    /// <summary>Files moved.</summary>
    public int Files { get; private set; }

    /// <summary>Events a second that it reached.</summary>
    public double Rate { get; private set; }

    /// <summary>When the file of a planted event was closed.</summary>
    public IReadOnlyDictionary<string, long> Closed => _closed;

    /// <summary>Reads the files of a corpus, some with a planted event.</summary>
    public static List<byte[]> Load(string corpus, int plantEvery) =>
    [
        .. Directory.GetFiles(corpus, "*.gz", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select((file, number) => number % plantEvery == 0 ? Plant(file, number) : File.ReadAllBytes(file)),
    ];

    /// <summary>Moves some more files, each when it is due.</summary>
    public async Task Run(int count, int rate, CancellationToken cancellation)
    {
        var (began, first) = (Stopwatch.GetTimestamp(), Files);
        _closed.Clear();
        foreach (var content in files.Skip(first).Take(count))
        {
            var due = TimeSpan.FromSeconds((double)(Files - first) * eventsPerFile / rate) - Stopwatch.GetElapsedTime(began);
            if (due > TimeSpan.Zero)
            {
                await Task.Delay(due, TimeProvider.System, cancellation);
            }

            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Files:D6}.json.gz"));
            await File.WriteAllBytesAsync(path + ".part", content, cancellation);
            if (Files % plantEvery == 0)
            {
                _closed[Name(Files)] = Stopwatch.GetTimestamp();
            }

            File.Move(path + ".part", path);
            Files++;
        }

        Rate = (Files - first) * (double)eventsPerFile / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"planted-{number:D6}");

    private static byte[] Plant(string file, int number)
    {
        using var plain = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        var text = reader.ReadToEnd();
        var end = text.LastIndexOf(']');
        var time = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var record =
            $$"""
            ,{"eventVersion":"1.09","userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLE{{number}}","arn":"arn:aws:iam::111122223333:user/{{Name(number)}}","accountId":"111122223333","userName":"{{Name(number)}}"},"eventTime":"{{time}}","eventSource":"cloudtrail.amazonaws.com","eventName":"StopLogging","awsRegion":"us-east-1","sourceIPAddress":"198.51.100.7","userAgent":"aws-cli/2.13.0","requestParameters":{"name":"arn:aws:cloudtrail:us-east-1:111122223333:trail/main"},"responseElements":null,"requestID":"{{Guid.CreateVersion7()}}","eventID":"{{Guid.CreateVersion7()}}","readOnly":false,"eventType":"AwsApiCall","managementEvent":true,"recipientAccountId":"111122223333","eventCategory":"Management"}
            """;
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text[..end] + record + text[end..]));
        }

        return packed.ToArray();
    }
}
