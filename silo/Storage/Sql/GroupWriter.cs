using System.Data.Common;
using System.Threading.Channels;

namespace OrleansSec.Silo.Storage.Sql;

/// <summary>
/// The one writer of a database in this process: a thread that puts all waiting writes into one transaction (group
/// commit). A write is durable when its task completes. One that throws before it has changed anything, such as a
/// stale version, fails alone; so does one that the database refuses for its data; any other error of the database
/// fails the whole transaction.
/// </summary>
internal abstract class GroupWriter : IAsyncDisposable
{
    private const int MaxGroup = 4096;

    private readonly Channel<Write> _writes = Channel.CreateUnbounded<Write>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Thread _thread;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A writer that runs from <see cref="Start"/> on.</summary>
    protected GroupWriter(string name) => _thread = new Thread(Run) { IsBackground = true, Name = name };

    /// <summary>Runs a write; its result is durable when the task completes.</summary>
    public async Task<T> Run<T>(Func<SqlSession, T> write, CancellationToken cancellation)
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
        await Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts the thread; called once, when the writer is complete.</summary>
    protected void Start() => _thread.Start();

    /// <summary>Does work in a transaction and commits it.</summary>
    protected abstract void Transact(Action<SqlSession> work);

    /// <summary>Whether a failure is about one write's data, so that the others may succeed without it.</summary>
    protected abstract bool IsOfOneWrite(DbException failure);

    /// <summary>A failure in words that say what to do.</summary>
    protected abstract IOException Explain(DbException failure);

    /// <summary>Lets go of the connection.</summary>
    protected abstract ValueTask Close();

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
            Transact(session => group.ForEach(w => w.Execute(session)));
            group.ForEach(w => w.Complete());
        }
        catch (DbException failure) when (group.Count > 1 && IsOfOneWrite(failure))
        {
            group.ForEach(w => Commit([w]));
        }
        catch (DbException failure)
        {
            group.ForEach(w => w.Fail(Explain(failure)));
        }
    }

    private sealed class Write(Func<SqlSession, object?> action)
    {
        private object? _result;
        private Exception? _refused;

        public TaskCompletionSource<object?> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Execute(SqlSession session)
        {
            try
            {
                (_result, _refused) = (action(session), null);
            }
            catch (Exception refused) when (refused is not DbException)
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
