using OrleansSec.Silo.Ingest;

namespace OrleansSec.Silo.Evaluate;

/// <summary>What every set is judged with.</summary>
/// <param name="Pipeline">The product's pipeline.</param>
/// <param name="Rules">The rules.</param>
/// <param name="Reasons">What somebody has judged before.</param>
/// <param name="Progress">Told what is done at the moment.</param>
internal sealed record Evaluation(Pipeline Pipeline, RuleSet Rules, Reasons Reasons, IProgress<string> Progress)
{
    /// <summary>Progress of one set in events.</summary>
    public IProgress<long> EventsOf(string what) => new EventProgress(what, Progress);

    private sealed class EventProgress(string what, IProgress<string> progress) : IProgress<long>
    {
        public void Report(long value) => progress.Report(FormattableString.Invariant($"{what}  {value} events"));
    }
}
