using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Grains;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Grains;

/// <summary>The norms of the accounts, one copy per silo: an account is asked once a day, in event time.</summary>
public sealed partial class NormsCache(IGrainFactory grains, ILogger<NormsCache> logger)
{
    private const int Tries = 3;

    // An account's days are asked for in order, or nearly; the older ones are let go.
    private const int DaysKept = 3;

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<int, Task<Norms?>>> _accounts = new(StringComparer.Ordinal);

    /// <summary>The norms of an account's day; null if there are none, or if the account does not answer.</summary>
    public async Task<Norms?> Of(string account, int day, CancellationToken cancellation)
    {
        var days = _accounts.GetOrAdd(account, _ => new ConcurrentDictionary<int, Task<Norms?>>());
        for (var tries = 1; ; tries++)
        {
            var asked = days.GetOrAdd(day, d => Ask(account, d));
            try
            {
                var norms = await asked.WaitAsync(cancellation);
                Trim(days);
                return norms;
            }
            catch (Exception failure) when (failure is OrleansException or TimeoutException or IOException or InvalidOperationException)
            {
                days.TryRemove(new KeyValuePair<int, Task<Norms?>>(day, asked));
                if (tries == Tries)
                {
                    NoAnswer(logger, account, day, failure.Message);
                    return null;
                }
            }
        }
    }

    private async Task<Norms?> Ask(string account, int day) =>
        Norms.Of(await grains.GetGrain<IAccountGrain>(EntityId.ForAccount(account).ToString()).Norms(day, CancellationToken.None));

    private static void Trim(ConcurrentDictionary<int, Task<Norms?>> days)
    {
        if (days.Count > DaysKept)
        {
            days.TryRemove(days.Keys.Min(), out _);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Account {Account} did not answer what was normal on day {Day}: {Reason} Its principals are judged without it.")]
    private static partial void NoAnswer(ILogger logger, string account, int day, string reason);
}
