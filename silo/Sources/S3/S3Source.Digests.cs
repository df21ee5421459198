using System.Text.Json;
using System.Threading.Channels;
using OrleansSec.Silo.Sources.Aws;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Sources.S3;

/// <content>Digests, where they are to be verified: beside the log objects, since one digest can name hundreds.</content>
internal sealed partial class S3Source
{
    private const int DigestsAtOnce = 2;

    private readonly Channel<(string Id, ObjectNotice Notice)> _digests =
        Channel.CreateBounded<(string, ObjectNotice)>(new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.Wait });

    // With more at hand than are verified soon, the message is given back.
    private void Announce(string id, ObjectNotice notice)
    {
        if (!_digests.Writer.TryWrite((id, notice)))
        {
            GiveBack(id, notice.Address, "Many digests wait to be verified.");
        }
    }

    private Task VerifyDigests(CancellationToken cancellation) => Parallel.ForEachAsync(
        _digests.Reader.ReadAllAsync(cancellation),
        new ParallelOptions { MaxDegreeOfParallelism = DigestsAtOnce, CancellationToken = cancellation },
        async (digest, token) => await Verify(digest.Id, digest.Notice, token));

    private async Task Verify(string id, ObjectNotice notice, CancellationToken cancellation)
    {
        try
        {
            await alarm.Verify(notice, objects, cancellation);
            _tally.Verify(notice.Address);
            var record = new BatchRecord(id, "s3", notice.Address, 0, 1, []);
            await patience.Try("acknowledge a digest", () => Acknowledge(record, cancellation), cancellation);
            Done(id);
        }
        catch (Exception failure) when (AwsTrouble.Is(failure, cancellation) || failure is UnauthorizedAccessException or JsonException)
        {
            // The last of these is a file of keys that is none: it can be mended.
            GiveBack(id, notice.Address, AwsTrouble.Text(failure));
        }
    }
}
