using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansSec.Contracts.Verdicts;
using OrleansSec.Detection.Verdicts;
using OrleansSec.Grains;
using OrleansSec.Silo.Storage.Sql;

namespace OrleansSec.Silo.Ingest;

/// <summary>
/// Keeps this silo's verdicts up to date: at once after a change in this process, a quarter of a second after one in
/// another, and when one expires. The first look is before any event is judged.
/// </summary>
internal sealed partial class VerdictWatch(
    SqlVerdictStore store, CurrentTerms terms, TimeProvider clock, ILogger<VerdictWatch> logger) : BackgroundService
{
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(250);

    private readonly Channel<bool> _hints = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private IReadOnlyList<Verdict> _verdicts = [];
    private long _version = -1;
    private bool _isBlind;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        store.Changed += Hint;
        await Look(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        store.Changed -= Hint;
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await HintOrInterval(stoppingToken);
            try
            {
                await Look(stoppingToken);
                _isBlind = false;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // As an ingest loop does: whatever fails now, the next round may succeed; until then the old verdicts hold.
                if (!_isBlind)
                {
                    LogFailure(failure);
                }

                _isBlind = true;
            }
        }
    }

    private async Task HintOrInterval(CancellationToken stopping)
    {
        using var interval = new CancellationTokenSource(_interval, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(interval.Token, stopping);
        try
        {
            await _hints.Reader.ReadAsync(both.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task Look(CancellationToken cancellation)
    {
        // The version first: a change between the two reads is seen by the next look.
        var version = await store.Version(cancellation);
        var now = clock.GetUtcNow();
        if (version == _version && _verdicts.All(v => v.Expires > now))
        {
            return;
        }

        _verdicts = await store.InForce(cancellation);
        _version = version;
        terms.Verdicts = VerdictBook.Of(_verdicts);
    }

    private void Hint() => _hints.Writer.TryWrite(true);

    [LoggerMessage(LogLevel.Warning, "The verdicts cannot be read just now; trying again.")]
    private partial void LogFailure(Exception failure);
}
