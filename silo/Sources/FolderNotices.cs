using System.Threading.Channels;

namespace OrleansSec.Silo.Sources;

/// <summary>Wakes a folder source when something has changed below its path and has then stayed still for a moment.</summary>
internal sealed class FolderNotices(FolderPath path) : IDisposable
{
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private FileSystemWatcher? _watcher;

    /// <summary>Returns after a change that has settled, or when it is time to look anyway.</summary>
    public async Task Wait(TimeSpan look, TimeSpan settle, TimeProvider clock, CancellationToken cancellation)
    {
        Watch();
        if (!await Changed(look, clock, cancellation))
        {
            return;
        }

        // A writer that goes on and on is looked at all the same: torn files come back later.
        for (var i = 0; i < 20 && await Changed(settle, clock, cancellation); i++)
        {
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _watcher?.Dispose();

    private async Task<bool> Changed(TimeSpan wait, TimeProvider clock, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(wait, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await _changes.Reader.ReadAsync(both.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Watch()
    {
        if (_watcher is not null || !path.Exists)
        {
            return;
        }

        var isFile = File.Exists(path.Root);
        try
        {
            _watcher = new FileSystemWatcher(isFile ? Path.GetDirectoryName(path.Root)! : path.Root)
            {
                IncludeSubdirectories = !isFile,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.Size | NotifyFilters.LastWrite,
            };
            _watcher.Created += (_, _) => _changes.Writer.TryWrite(true);
            _watcher.Changed += (_, _) => _changes.Writer.TryWrite(true);
            _watcher.Renamed += (_, _) => _changes.Writer.TryWrite(true);
            _watcher.Error += (_, _) => Forget();
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // The regular look goes on without notices, and tries again.
            Forget();
        }
    }

    private void Forget()
    {
        _watcher?.Dispose();
        _watcher = null;
    }
}
