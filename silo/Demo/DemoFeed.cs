using Microsoft.Extensions.Hosting;

namespace OrleansSec.Silo.Demo;

/// <summary>
/// Drops the demonstration's log files into the watched folder: the quiet week in about a minute, then the attack
/// at a pace at which one can follow it. The week ends shortly before now, so that nothing lies in the future.
/// </summary>
internal sealed class DemoFeed(string folder, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan _week = TimeSpan.FromSeconds(55);
    private static readonly TimeSpan _attackStep = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var options = new DemoOptions { Start = Start(clock.GetUtcNow()) };
        var pace = _week / (options.Days * 96.0);
        var began = clock.GetTimestamp();
        foreach (var file in DemoCorpus.Files(options))
        {
            var isAttack = file.Labels.Count > 0;
            var due = isAttack ? clock.GetElapsedTime(began) + _attackStep : pace * ((file.Time - options.Start) / TimeSpan.FromMinutes(15));
            var wait = due - clock.GetElapsedTime(began);
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, clock, stoppingToken);
            await Drop(file, stoppingToken);
        }
    }

    // Eight days back, at midnight: the week and the attack after it are over by now.
    private static DateTimeOffset Start(DateTimeOffset now) => new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-8);

    private async Task Drop(DemoFile file, CancellationToken cancellation)
    {
        // Moved into place, so that nobody reads half a file.
        var path = Path.Combine(folder, file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path + ".part", file.Content.ToArray(), cancellation);
        File.Move(path + ".part", path, overwrite: true);
    }
}
