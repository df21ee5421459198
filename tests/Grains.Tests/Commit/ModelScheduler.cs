namespace OrleansSec.Grains.Tests.Commit;

/// <summary>A queue of steps that the model runs one at a time: a silo's thread pool, or the turns of one activation.</summary>
internal sealed class ModelScheduler(ModelSilo? silo, List<ModelScheduler> ready, bool isInOrder) : TaskScheduler
{
    private readonly List<Task> _steps = [];

    /// <summary>Whether its silo stands still, for a while or for ever.</summary>
    public bool IsStill => silo is { IsFrozen: true } or { IsDead: true };

    /// <summary>Starts work here.</summary>
    public Task<T> Start<T>(Func<Task<T>> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    /// <summary>Runs a step. A thread pool keeps no order.</summary>
    public void Step(Func<int, int> choose)
    {
        var index = isInOrder ? 0 : choose(_steps.Count);
        var step = _steps[index];
        _steps.RemoveAt(index);
        if (_steps.Count == 0)
        {
            ready.Remove(this);
        }

        TryExecuteTask(step);
    }

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => _steps;

    /// <inheritdoc/>
    protected override void QueueTask(Task task)
    {
        _steps.Add(task);
        if (_steps.Count == 1)
        {
            ready.Add(this);
        }
    }

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;
}
