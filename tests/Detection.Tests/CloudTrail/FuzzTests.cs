using System.Globalization;
using System.Text;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.CloudTrail;
using OrleansSec.Detection.Fields;
using Xunit;

namespace OrleansSec.Detection.Tests.CloudTrail;

/// <summary>
/// No input whatever stops the decoder: damaged real logs, some thousands in the suite; FUZZ_INPUTS=1000000 for the
/// long run.
/// </summary>
public sealed class FuzzTests
{
    [Fact]
    public void Survives_every_damaged_log()
    {
        var inputs = int.Parse(Environment.GetEnvironmentVariable("FUZZ_INPUTS") ?? "20000", CultureInfo.InvariantCulture);
        var mutator = new LogMutator([.. Logs()], seed: 2024);
        var reader = new LogReader(FieldLayout.For(CloudTrailFields.Paths.Append("requestParameters.policyDocument")));
        var sink = new Sink();
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2) + TimeSpan.FromMilliseconds(inputs));

        for (var i = 0; i < inputs; i++)
        {
            var log = mutator.Next();
            sink.Begin();
            using var stream = new MemoryStream(log);
            var failure = Xunit.Record.Exception(() => reader.Read(stream, sink, deadline.Token));

            // A record takes some bytes, and each piece of trouble lies at a byte of its own, or at the end.
            var isFine = failure is null && sink.IsInOrder && (Sink.IsGzip(log) || sink.Found <= log.Length + 2);
            Assert.True(isFine, $"Input {i}: {failure} {Convert.ToBase64String(log)}");
        }
    }

    // Small, so that damage meets structure; gzip comes from the mutator.
    private static IEnumerable<byte[]> Logs()
    {
        var lines = TestLogs.Read("aws-documentation.jsonl");
        yield return lines[..4000];
        yield return Encoding.UTF8.GetBytes($"{{\"Records\":[{Encoding.UTF8.GetString(lines).TrimEnd().Replace("\n", ",", StringComparison.Ordinal)[..5000]}");
        yield return Encoding.UTF8.GetBytes($"{{\"Records\":[{string.Join(',', Encoding.UTF8.GetString(lines).Split('\n').Take(3))}]}}");
        yield return TestLogs.Read("stratus-create-admin-user.json");
        yield return TestLogs.Read("stratus-share-snapshot.json");
        yield return TestLogs.Read("invictus-small.json.gz");
    }

    private sealed class Sink : ILogSink
    {
        private readonly ObservationReader _observations = new();
        private long _end;

        public long Found { get; private set; }

        public bool IsInOrder { get; private set; }

        public void Begin() => (_end, Found, IsInOrder) = (0, 0, true);

        public static bool IsGzip(byte[] log) => log is [0x1f, 0x8b, ..];

        public void Record(EventFields fields, long offset, int length)
        {
            IsInOrder &= offset >= _end && length == fields.Raw.Length && length > 0;
            _end = offset + length;
            Found++;
            var result = _observations.Read(fields, new EventPointer("fuzz", offset, length), DateTimeOffset.UnixEpoch.AddYears(60), []);
            IsInOrder &= result.Observation is null == result.Reason is not null;
            IsInOrder &= result.Observation is null || result.Principal.Key.Length <= 200;
        }

        public void Quarantine(long offset, string reason, string detail, long count) => Found += count;

        public void Skip(string kind) => Found++;
    }
}
