using Orleans.Concurrency;
using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Contracts.Grains;

/// <summary>The one numbered log of alerts of the installation. Key: <see cref="Key"/>.</summary>
[Alias("IAlertLogGrain")]
public interface IAlertLogGrain : IGrainWithStringKey
{
    /// <summary>The grain's only key.</summary>
    const string Key = "log:alerts";

    /// <summary>Writes updates durably, numbers them, and wakes the watchers. Repeats do no harm.</summary>
    [Alias("Append")]
    Task Append(IReadOnlyList<AlertUpdate> updates, CancellationToken cancellation);

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
