using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace OrleansSec.Silo.Demo.Records;

/// <summary>Writes calls of one account, region and window as the log file that CloudTrail would deliver.</summary>
internal sealed class LogFileWriter(CompressionLevel compression) : IDisposable
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly ArrayBufferWriter<byte> _text = new(1 << 20);
    private readonly MemoryStream _packed = new();

    /// <summary>Makes a file.</summary>
    /// <param name="account">The account.</param>
    /// <param name="region">The region.</param>
    /// <param name="window">Start of the window.</param>
    /// <param name="calls">What happened, in order.</param>
    /// <param name="dice">For ids and the file's name.</param>
    public DemoFile Write(string account, string region, DateTimeOffset window, IEnumerable<Call> calls, Dice dice)
    {
        _text.ResetWrittenCount();
        var labels = new List<DemoLabel>();
        DateTimeOffset? firstAttack = null;
        var records = 0;
        Span<byte> id = stackalloc byte[36];
        using (var json = new Utf8JsonWriter(_text, RecordWriter.Json))
        {
            json.WriteStartObject();
            json.WriteStartArray("Records");
            foreach (var call in calls)
            {
                RecordWriter.Write(json, call, dice, id);
                records++;
                if (call.Step is { } step)
                {
                    labels.Add(DemoLabel.Of(Encoding.ASCII.GetString(id), call, step));
                    firstAttack ??= call.Time;
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        var delivered = window + DemoOptions.Window;
        return new DemoFile(Name(account, region, delivered, dice), delivered, Pack(), records, firstAttack, labels);
    }

    public void Dispose() => _packed.Dispose();

    private byte[] Pack()
    {
        _packed.SetLength(0);
        using (var gzip = new GZipStream(_packed, compression, leaveOpen: true))
        {
            gzip.Write(_text.WrittenSpan);
        }

        return _packed.ToArray();
    }

    private static string Name(string account, string region, DateTimeOffset delivered, Dice dice)
    {
        var unique = string.Concat(Enumerable.Range(0, 16).Select(_ => Alphabet[dice.Below(Alphabet.Length)]));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"AWSLogs/{account}/CloudTrail/{region}/{delivered:yyyy'/'MM'/'dd}/{account}_CloudTrail_{region}_{delivered:yyyyMMdd'T'HHmm'Z'}_{unique}.json.gz");
    }
}
