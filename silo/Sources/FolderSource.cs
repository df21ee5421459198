using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using OrleansSec.Contracts.Stores;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Sources;

/// <summary>
/// Log files below a path. A file counts as new by its path, size and time of last change; each is taken once,
/// across restarts. Watching takes new files as they come: by the system's notice, and by a look every few seconds
/// in case a notice was lost or the folder comes and goes.
/// </summary>
internal sealed class FolderSource(FolderPath path, bool watch, IBatchLedger ledger, TimeProvider clock) : ISource
{
    // A file that was touched this recently may still be written.
    private static readonly TimeSpan _growing = TimeSpan.FromSeconds(10);

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly PendingBatches _pending = new(clock);
    private string _state = "reading";
    private string? _detail;

    /// <inheritdoc/>
    public SourceView View => new("folder", path.Text, _state, _detail, _pending.Count, 0, _pending.LagSeconds);

    /// <summary>Trouble with the path itself, in words; null while it can be read.</summary>
    public string? Problem => _detail;

    /// <inheritdoc/>
    public async IAsyncEnumerable<Batch> Batches([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var notices = watch ? new FolderNotices(path, clock) : null;
        IReadOnlyList<string>? moved = null;
        while (true)
        {
            foreach (var file in moved ?? Look())
            {
                if (await Take(new FileInfo(file), cancellation) is { } batch)
                {
                    yield return batch;
                }
            }

            if (notices is null)
            {
                _state = _detail is null ? "idle" : "failed";
                yield break;
            }

            _state = _detail is null ? "idle" : "waiting";
            moved = await notices.Wait(cancellation);
        }
    }

    /// <inheritdoc/>
    public void Return(Batch batch)
    {
        lock (_lock)
        {
            _taken.Remove(batch.Id);
        }

        _pending.Remove(batch.Id);
    }

    private IReadOnlyList<string> Look()
    {
        if (!path.Exists)
        {
            _detail = $"{path.Text} does not exist.{(watch ? " It is read as soon as it does." : string.Empty)}";
            return [];
        }

        var listing = path.List();
        (_state, _detail) = ("reading", listing.Problems.Count == 0 ? null : string.Join(' ', listing.Problems));
        return listing.Files;
    }

    private async Task<Batch?> Take(FileInfo file, CancellationToken cancellation)
    {
        var id = BatchId(file);
        lock (_lock)
        {
            if (id is null || !_taken.Add(id))
            {
                return null;
            }
        }

        if (await ledger.Knows(id, cancellation))
        {
            return null;
        }

        _pending.Add(id);
        return new Batch(id, "folder", file.FullName, file.Length, () => Open(file), () => _pending.Remove(id))
        {
            MayGrow = () => watch && IsYoung(file),
        };
    }

    private bool IsYoung(FileInfo file)
    {
        file.Refresh();
        return file.Exists && clock.GetUtcNow() - file.LastWriteTimeUtc < _growing;
    }

    private static FileStream Open(FileInfo file) =>
        new(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);

    // Null if the file has gone since it was listed.
    private static string? BatchId(FileInfo file)
    {
        if (!file.Exists)
        {
            return null;
        }

        var name = Encoding.UTF8.GetBytes($"{file.FullName}\n{file.Length}\n{file.LastWriteTimeUtc.Ticks}");
        return Convert.ToHexStringLower(SHA256.HashData(name).AsSpan(0, 16));
    }
}
