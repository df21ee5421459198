using Orleans.Storage;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Grains;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Correlations;
using OrleansSec.Detection.Detectors;

namespace OrleansSec.Grains;

/// <summary>A principal: it judges its own events against its own memory.</summary>
internal sealed class PrincipalGrain(IGrainStorage storage, CorrelationShelf correlations, NormsCache norms, CurrentTerms terms)
    : EntityGrain(storage), IPrincipalGrain
{
    /// <summary>Raw records kept per alert and slice: enough to check an alert, bounded for a flood.</summary>
    private const int EvidencePerAlert = 20;

    private int _day = -1;

    /// <inheritdoc/>
    public Task<ObserveReceipt> Observe(IReadOnlyList<ObservationSlice> slices, string? incarnation, CancellationToken cancellation) =>
        Apply(slices, incarnation, async fresh =>
        {
            var book = correlations.Current;
            var current = await terms.For(fresh, cancellation);
            var judged = new Judgement[fresh.Count];
            for (var i = 0; i < judged.Length; i++)
            {
                judged[i] = await Judged(fresh[i].Observations, book, current, cancellation);
            }

            if (Judgement.All(judged) is { IsEmpty: false } all)
            {
                correlations.Count(all.Updates);
                await Raise(all, cancellation);
            }

            return Array.ConvertAll(judged, Evidence);
        });

    private ValueTask<Judgement> Judged(
        IReadOnlyList<Observation> observations, CorrelationBook book, JudgeTerms current, CancellationToken cancellation) =>
        EndOfDay(observations, 0, _day) == observations.Count && DayFrom(observations, 0) == _day
            ? new ValueTask<Judgement>(Judge.Observe(Entity, observations, Baseline, book, Windows, Trails, current))
            : JudgedByDay(observations, book, current, cancellation);

    // Each day of the slice is judged by the norms of that day, or of the latest that the principal has reached.
    private async ValueTask<Judgement> JudgedByDay(
        IReadOnlyList<Observation> observations, CorrelationBook book, JudgeTerms current, CancellationToken cancellation)
    {
        var judged = new List<Judgement>();
        for (var start = 0; start < observations.Count;)
        {
            var day = DayFrom(observations, start);
            var end = EndOfDay(observations, start, day);
            if (day != _day)
            {
                // Asked again as long as there is no answer.
                Baseline.Norms = await norms.Of(Entity.Account, day, cancellation);
                _day = Baseline.Norms is null ? -1 : day;
            }

            var part = start == 0 && end == observations.Count ? observations : [.. observations.Skip(start).Take(end - start)];
            judged.Add(Judge.Observe(Entity, part, Baseline, book, Windows, Trails, current));
            start = end;
        }

        return judged is [var only] ? only : Judgement.All(judged);
    }

    private int DayFrom(IReadOnlyList<Observation> observations, int start) =>
        Math.Max(AccountNorms.DayOf(observations[start].Time), (int)(Baseline.Last / 86400));

    private static int EndOfDay(IReadOnlyList<Observation> observations, int start, int day)
    {
        while (start < observations.Count && AccountNorms.DayOf(observations[start].Time) <= day)
        {
            start++;
        }

        return start;
    }

    private static IReadOnlyList<string> Evidence(Judgement judgement) => judgement.Updates.Count == 0
        ? []
        :
        [
            .. judgement.Updates
                .SelectMany(u => u.Events.Select(e => e.EventId).Take(EvidencePerAlert).Append(u.JudgedEventId))
                .Distinct(StringComparer.Ordinal),
        ];
}
