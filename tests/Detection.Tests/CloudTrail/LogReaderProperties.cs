using FsCheck;
using FsCheck.Xunit;
using OrleansSec.TestKit;

namespace OrleansSec.Detection.Tests.CloudTrail;

/// <summary>What holds for every log, however it is cut into reads.</summary>
public sealed class LogReaderProperties
{
    [Property(MaxTest = 60)]
    public bool Finds_every_record_whatever_the_reads(PositiveInt records, PositiveInt chunk, bool isGzip, bool isLines, NonNull<string> text)
    {
        var events = Enumerable.Range(0, records.Get % 40).Select(i => Given.Event() with { Id = $"e{i}", UserAgent = text.Get }).ToArray();
        var log = isLines ? Given.JsonLines(events) : Given.LogFile(events);
        using var stream = new ChunkedStream(isGzip ? Given.Gzip(log) : log, 1 + (chunk.Get % 300));

        var found = LogFindings.Of(stream);

        return found.EventIds.SequenceEqual(events.Select(e => e.Id)) && found.Quarantined.Count == 0;
    }

    [Property(MaxTest = 60)]
    public bool Finds_the_same_in_a_cut_log_whatever_the_reads(PositiveInt cut, PositiveInt chunk)
    {
        var log = Given.LogFile(Given.Event(), Given.Event("iam:CreateUser"), Given.ConsoleLogin());
        log = log[..(cut.Get * 37 % log.Length)];
        using var stream = new ChunkedStream(log, 1 + (chunk.Get % 300));

        var (whole, parts) = (LogFindings.Of(log), LogFindings.Of(stream));

        return whole.Records.SequenceEqual(parts.Records) && whole.Quarantined.SequenceEqual(parts.Quarantined);
    }

    [Property(MaxTest = 60)]
    public bool Gives_the_members_of_concatenated_gzip(PositiveInt members, PositiveInt chunk)
    {
        var events = Enumerable.Range(0, 1 + (members.Get % 9)).Select(i => Given.Event() with { Id = $"e{i}" }).ToArray();
        using var stream = new ChunkedStream([.. events.SelectMany(e => Given.Gzip(e.ToBytes()))], 1 + (chunk.Get % 50));

        var found = LogFindings.Of(stream);

        return found.EventIds.SequenceEqual(events.Select(e => e.Id)) && found.Quarantined.Count == 0;
    }

    [Property(MaxTest = 200)]
    public bool Gives_back_every_text(NonNull<string> text)
    {
        var valid = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text.Get));
        var fields = Given.Fields((Given.Event() with { UserAgent = valid }).ToBytes());

        return fields.Text(fields.Layout.IndexOf("userAgent")) == valid;
    }

    private sealed class ChunkedStream(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, chunk)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, chunk));
    }
}
