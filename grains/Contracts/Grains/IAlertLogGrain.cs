using Orleans.Concurrency;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Verdicts;

namespace OrleansSec.Contracts.Grains;

/// <summary>The one numbered log of alerts of the installation. Key: <see cref="Key"/>.</summary>
[Alias("IAlertLogGrain")]
public interface IAlertLogGrain : IGrainWithStringKey
{
    /// <summary>The grain's only key.</summary>
    const string Key = "log:alerts";

    /// <summary>
    /// Writes a judgement durably, numbers its alerts, and wakes the watchers. Repeats do no harm. Throws if another
    /// activation has stored the state since that it was judged upon.
    /// </summary>
    [Alias("Append")]
    Task Append(Judgement judgement, CancellationToken cancellation);

    /// <summary>Gives a verdict on an alert and wakes the watchers; null if there is no such alert.</summary>
    [Alias("Judge")]
    Task<Verdict?> Judge(NewVerdict verdict, CancellationToken cancellation);

    /// <summary>Takes a verdict back and wakes the watchers; answers it, null if there is none. Repeats do no harm.</summary>
    [Alias("Undo")]
    Task<Verdict?> Undo(string verdictId, string by, CancellationToken cancellation);

    /// <summary>Wakes this watcher at each change for five minutes from now; call again to stay awake.</summary>
    [Alias("Watch")]
    Task Watch(IAlertLogWatcher watcher, CancellationToken cancellation);
}

/// <summary>Somebody to wake when the log grows. A hint only: the log itself is read from the store.</summary>
[Alias("IAlertLogWatcher")]
public interface IAlertLogWatcher : IGrainObserver
{
    /// <summary>The log has grown to this sequence.</summary>
    [OneWay]
    [Alias("Grown")]
    Task Grown(long head);
}
