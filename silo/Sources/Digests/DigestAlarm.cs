using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Grains;
using OrleansSec.Detection.Integrity;
using OrleansSec.Silo.Ingest;
using OrleansSec.Silo.Sources.S3;

namespace OrleansSec.Silo.Sources.Digests;

/// <summary>Verifies digests as they are announced, and raises an alert of the account for what is not as it was signed.</summary>
internal sealed class DigestAlarm(DigestKeys keys, IGrainFactory grains, Patience patience, TimeProvider clock)
{
    /// <summary>Verifies a digest; answers how many breaks were alerted. Throws what may pass.</summary>
    public async Task<int> Verify(ObjectNotice notice, ObjectStore store, CancellationToken cancellation)
    {
        var (place, key) = (new ObjectPlace(notice.Bucket, notice.Key), TrailKey.Of(notice.Key));
        var verdict = await new DigestCheck(new S3DigestObjects(store, notice.Region), keys).Verify(place, cancellation);
        LogBreak[] breaks = [.. verdict.Breaks, .. verdict.IsUnsigned ? [Unsigned(place)] : Enumerable.Empty<LogBreak>()];
        if (breaks.Length > 0)
        {
            var alerts = LogIntegrity.Judge(key.Account, key.Region, verdict.Digest?.End ?? notice.At ?? clock.GetUtcNow(), breaks);
            await patience.Try("raise an alert of the logs' integrity", () => Append(alerts, cancellation), cancellation);
        }

        return breaks.Length;
    }

    private static LogBreak Unsigned(ObjectPlace place) =>
        new(LogBreakKind.DigestForged, $"{place}", $"The digest {place} has no signature.");

    private async Task<bool> Append(IReadOnlyList<AlertUpdate> alerts, CancellationToken cancellation)
    {
        await grains.GetGrain<IAlertLogGrain>(IAlertLogGrain.Key).Append(new Judgement(alerts), cancellation);
        return true;
    }
}
