using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansSec.Detection.Rules;

namespace OrleansSec.Silo.Ingest;

/// <summary>
/// Notices changed rule files, loads them beside the running rules, and puts them in place. What is broken is told and
/// left as it was; nothing of it stops the server.
/// </summary>
internal sealed partial class RuleWatch(
    LiveRules rules, IReadOnlyList<string> folders, TimeProvider clock, IOptions<RuleOptions> options, ILogger<RuleWatch> logger) : BackgroundService
{
    // A folder in which something is always being written must not keep rules waiting for ever.
    private const int MostRestless = 20;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        rules.Name(folders);
        using var changed = new SemaphoreSlim(0);
        var watchers = folders.Select(folder => Watch(folder, changed)).OfType<FileSystemWatcher>().ToArray();
        try
        {
            await Run(changed, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            LogStopped();
        }
        finally
        {
            Array.ForEach(watchers, watcher => watcher.Dispose());
        }
    }

    private async Task Run(SemaphoreSlim changed, CancellationToken stopping)
    {
        while (true)
        {
            await Reload(stopping);
            await Wait(changed, options.Value.Poll, stopping);

            // An editor writes a file in several steps, and a checkout writes many files.
            for (var i = 0; i < MostRestless && await Wait(changed, options.Value.Settle, stopping); i++)
            {
                while (changed.Wait(TimeSpan.Zero, stopping))
                {
                }
            }
        }
    }

    private async Task Reload(CancellationToken stopping)
    {
        var last = rules.Current;
        if (RuleFolder.FingerprintOf(folders) == last.Folder.Fingerprint)
        {
            return;
        }

        // Compiling takes a moment, and judging goes on with the old set meanwhile.
        var next = await Task.Factory.StartNew(() => RuleSet.From(folders, last), stopping, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        rules.Replace(next);
        LogLoaded(next.Rules.Count, next.Folder.Correlations.Count, next.Problems.Count);
        foreach (var problem in next.Problems.Except(last.Problems))
        {
            LogProblem(problem.File, problem.Line, problem.Message);
        }

        foreach (var name in next.Folder.Kept.Except(last.Folder.Kept))
        {
            LogKept(name);
        }
    }

    private async Task<bool> Wait(SemaphoreSlim changed, TimeSpan atMost, CancellationToken stopping)
    {
        using var due = new CancellationTokenSource(atMost, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(due.Token, stopping);
        try
        {
            await changed.WaitAsync(both.Token);
            return true;
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return false;
        }
    }

    private FileSystemWatcher? Watch(string folder, SemaphoreSlim changed)
    {
        // A folder that is not there now is found by comparing, should it come.
        if (!Directory.Exists(folder))
        {
            return null;
        }

        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
        try
        {
            watcher.Changed += (_, _) => Tell();
            watcher.Created += (_, _) => Tell();
            watcher.Deleted += (_, _) => Tell();
            watcher.Renamed += (_, _) => Tell();
            watcher.Error += (_, _) => Tell();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            LogUnwatched(folder, options.Value.Poll, failure.Message);
            watcher.Dispose();
            return null;
        }

        void Tell()
        {
            try
            {
                changed.Release();
            }
            catch (Exception ended) when (ended is ObjectDisposedException or SemaphoreFullException)
            {
                LogStopped();
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rules changed and are in place: {Rules} rules, {Correlations} correlations, {Problems} problems")]
    private partial void LogLoaded(int rules, int correlations, int problems);

    [LoggerMessage(Level = LogLevel.Error, Message = "{File}:{Line}: {Problem}")]
    private partial void LogProblem(string file, int line, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "The rule {Name} goes on in its last good version until its file is mended")]
    private partial void LogKept(string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Folder} cannot be watched, so that its rules are compared every {Poll}: {Reason}")]
    private partial void LogUnwatched(string folder, TimeSpan poll, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Rule files are not watched any more")]
    private partial void LogStopped();
}
