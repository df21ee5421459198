using System.Globalization;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.CloudTrail;
using OrleansSec.Detection.Fields;

namespace OrleansSec.Bench;

/// <summary>The least that any pipeline must do: gunzip, one pass over the JSON, one observation per record.</summary>
internal static class BareDecode
{
    /// <summary>Decodes all files, one at a time per core; prints how many records there were.</summary>
    public static int Run(string directory, TextWriter output)
    {
        var files = Directory.GetFiles(directory, "*.json.gz", SearchOption.AllDirectories);
        long records = 0;
        Parallel.ForEach(
            files,
            () => new Worker(),
            (file, _, worker) =>
            {
                worker.Read(file);
                return worker;
            },
            worker => Interlocked.Add(ref records, worker.Records));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"events {records}"));
        return 0;
    }

    private sealed class Worker : ILogSink
    {
        private static readonly FieldLayout _layout = FieldLayout.For(CloudTrailFields.Paths);

        private readonly LogReader _reader = new(_layout);
        private readonly ObservationReader _observations = new();
        private string _file = string.Empty;

        public long Records { get; private set; }

        public void Read(string file)
        {
            _file = file;
            using var stream = File.OpenRead(file);
            _reader.Read(stream, this, CancellationToken.None);
        }

        public void Record(EventFields fields, long offset, int length)
        {
            var result = _observations.Read(fields, new EventPointer(_file, offset, length), DateTimeOffset.MaxValue, []);
            Records += result.Observation is null ? 0 : 1;
        }

        public void Quarantine(long offset, string reason, string detail, long count)
        {
        }

        public void Skip(string kind)
        {
        }
    }
}
