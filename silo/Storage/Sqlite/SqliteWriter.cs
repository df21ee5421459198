using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace OrleansSec.Silo.Storage.Sqlite;

/// <summary>
/// The one writer of the database: a thread that puts all waiting writes into one transaction (group commit). A
/// write is durable when its task completes. One that throws before it has changed anything, such as a stale
/// version, fails alone; an error of the database fails the whole transaction.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MaxGroup = 1024;

    private readonly Channel<Write> _writes = Channel.CreateUnbounded<Write>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SqliteConnection _connection;
    private readonly Thread _thread;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SqliteWriter(SqliteDatabase database)
    {
        _connection = database.Open();
        _thread = new Thread(Run) { IsBackground = true, Name = "sqlite-writer" };
        _thread.Start();
    }

    /// <summary>Runs a write; its result is durable when the task completes.</summary>
    public async Task<T> Run<T>(Func<SqliteConnection, T> write, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var item = new Write(c => write(c));
        ObjectDisposedException.ThrowIf(!_writes.Writer.TryWrite(item), this);

        // Not cancellable from here: the write may be in the transaction that is being committed.
        return (T)(await item.Done.Task)!;
    }

    /// <summary>Finishes what is waiting.</summary>
    public async ValueTask DisposeAsync()
    {
        _writes.Writer.TryComplete();
        await _stopped.Task;
        await _connection.DisposeAsync();
    }

    private void Run()
    {
        var group = new List<Write>();
        while (Next(group))
        {
            Commit(group);
            group.Clear();
        }

        _stopped.SetResult();
    }

    private bool Next(List<Write> group)
    {
        // The thread is ours: blocking it costs nobody a turn.
        if (!_writes.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            return false;
        }

        while (group.Count < MaxGroup && _writes.Reader.TryRead(out var write))
        {
            group.Add(write);
        }

        return true;
    }

    private void Commit(List<Write> group)
    {
        try
        {
            using var transaction = _connection.BeginTransaction(deferred: false);
            foreach (var write in group)
            {
                write.Execute(_connection);
            }

            transaction.Commit();
            group.ForEach(w => w.Complete());
        }
        catch (SqliteException failure)
        {
            group.ForEach(w => w.Fail(Explain(failure)));
        }
    }

    private static IOException Explain(SqliteException failure) => failure.SqliteErrorCode switch
    {
        13 => new IOException("The disk is full. Free some space; writing goes on by itself.", failure),
        8 => new IOException("The data folder is read-only. Make it writable; writing goes on by itself.", failure),
        10 => new IOException($"The disk failed: {failure.Message}", failure),
        _ => new IOException($"The database refused the write: {failure.Message}", failure),
    };

    private sealed class Write(Func<SqliteConnection, object?> action)
    {
        private object? _result;
        private Exception? _refused;

        public TaskCompletionSource<object?> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Execute(SqliteConnection connection)
        {
            try
            {
                _result = action(connection);
            }
            catch (Exception refused) when (refused is not SqliteException)
            {
                _refused = refused;
            }
        }

        public void Complete()
        {
            if (_refused is null)
            {
                Done.TrySetResult(_result);
            }
            else
            {
                Done.TrySetException(_refused);
            }
        }

        public void Fail(Exception failure) => Done.TrySetException(_refused ?? failure);
    }
}
