using System.Threading.Channels;

namespace OrleansSec.Silo.Sources;

/// <summary>
/// Wakes a folder source. A file that is moved into place is complete and named at once; any other change means to look
/// at everything when it has stayed still for a moment.
/// </summary>
internal sealed class FolderNotices(FolderPath path, TimeProvider clock) : IDisposable
{
    private const int MostRestless = 20;

    private static readonly TimeSpan _look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _settle = TimeSpan.FromMilliseconds(50);

    // Null is a change of another kind than a move.
    private readonly Channel<string?> _notices = Channel.CreateBounded<string?>(new BoundedChannelOptions(4096) { SingleReader = true });

    private FileSystemWatcher? _watcher;
    private DateTimeOffset _lookAt = clock.GetUtcNow() + _look;
    private DateTimeOffset? _latest;
    private volatile bool _isBehind;

    /// <summary>The files that were moved into place; null when it is time to look at everything.</summary>
    public async Task<IReadOnlyList<string>?> Wait(CancellationToken cancellation)
    {
        Watch();
        while (true)
        {
            if (Moved() is { Count: > 0 } moved)
            {
                return DeliveryOrder.Sort(moved);
            }

            var wait = _lookAt - clock.GetUtcNow();
            if (wait <= TimeSpan.Zero || _isBehind)
            {
                (_lookAt, _latest, _isBehind) = (clock.GetUtcNow() + _look, null, false);
                return null;
            }

            await Notice(wait, cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _watcher?.Dispose();

    private List<string> Moved()
    {
        var moved = new List<string>();
        while (_notices.Reader.TryRead(out var file))
        {
            if (file is null)
            {
                Settle();
            }
            else
            {
                moved.Add(file);
            }
        }

        return moved;
    }

    // A writer that goes on and on is looked at all the same: torn files come back later.
    private void Settle()
    {
        var now = clock.GetUtcNow();
        _latest ??= now + (_settle * MostRestless);
        _lookAt = now + _settle < _latest ? now + _settle : _latest.Value;
    }

    private async Task Notice(TimeSpan wait, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(wait, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await _notices.Reader.WaitToReadAsync(both.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return;
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
            _watcher.Created += (_, change) => Changed(change.FullPath);
            _watcher.Changed += (_, change) => Changed(change.FullPath);
            _watcher.Renamed += (_, move) => Renamed(move.FullPath);
            _watcher.Error += (_, _) => Forget();
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // The regular look goes on without notices, and tries again.
            Forget();
        }
    }

    private void Renamed(string file)
    {
        if (path.Takes(file) && File.Exists(file))
        {
            Tell(file);
        }
        else
        {
            Changed(file);
        }
    }

    // A file under a name that is not read, as while it is written, is no news.
    private void Changed(string file)
    {
        if (path.Takes(file) || Directory.Exists(file))
        {
            Tell(null);
        }
    }

    private void Tell(string? file)
    {
        if (!_notices.Writer.TryWrite(file))
        {
            _isBehind = true;
        }
    }

    private void Forget()
    {
        _watcher?.Dispose();
        _watcher = null;
    }
}
