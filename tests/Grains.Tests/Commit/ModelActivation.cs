using Orleans.Storage;
using OrleansSec.Contracts.Events;

namespace OrleansSec.Grains.Tests.Commit;

/// <summary>
/// One activation of a grain of the product: calls wait in order, one is worked on at a time, those of the alert log
/// excepted. It ends by itself when its state in storage is another's, or when it asks for it.
/// </summary>
internal sealed class ModelActivation
{
    private readonly ModelScheduler _turns;
    private readonly ModelSilo _silo;
    private readonly ModelStorage _storage;
    private readonly Grain _grain;
    private readonly Queue<Func<Task>> _calls = new();
    private readonly List<Action> _unanswered = [];
    private readonly bool _isInterleaved;
    private bool _isRead;
    private bool _isBusy;

    public ModelActivation(string key, ModelSilo silo, Guid id)
    {
        (Key, _silo, _turns) = (key, silo, silo.World.Add(silo, isInOrder: true));
        _storage = new ModelStorage(key, silo.World);
        _isInterleaved = key == Contracts.Grains.IAlertLogGrain.Key || silo.World.Defect == Defect.InterleavedTurns;
        _isRead = key == Contracts.Grains.IAlertLogGrain.Key;
        _grain = GrainMaker.Make<Grain>(key, new ActivationId(id), silo.Grains, () => IsEnding = true, () => Make(silo));
    }

    /// <summary>The grain's key.</summary>
    public string Key { get; }

    /// <summary>Whether it takes no more calls.</summary>
    public bool IsEnding { get; private set; }

    /// <summary>Puts a call in the queue.</summary>
    public Task<T> Call<TGrain, T>(Func<TGrain, Task<T>> call)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Fail() => answer.TrySetException(new TimeoutException("The silo is gone."));
        _unanswered.Add(Fail);
        _calls.Enqueue(async () =>
        {
            try
            {
                await Read();
                answer.TrySetResult(await call((TGrain)(object)_grain));
            }
            catch (Exception failure)
            {
                IsEnding |= failure is InconsistentStateException || !_isRead;
                answer.TrySetException(failure);
            }

            _unanswered.Remove(Fail);
        });
        _ = _turns.Start(Work);
        return answer.Task;
    }

    /// <summary>Nobody gets an answer from it any more. What it is at may still take effect.</summary>
    public void HangUp()
    {
        foreach (var fail in _unanswered.ToArray())
        {
            fail();
        }
    }

    private async Task<bool> Work()
    {
        if (_isBusy && !_isInterleaved)
        {
            return false;
        }

        _isBusy = true;
        while (!IsEnding && _calls.TryDequeue(out var call))
        {
            await call();
        }

        _isBusy = false;
        if (IsEnding)
        {
            _silo.World.Forget(this);
            HangUp();
        }

        return true;
    }

    private async Task Read()
    {
        if (!_isRead)
        {
            await _grain.OnActivateAsync(CancellationToken.None);
            _isRead = true;
        }
    }

    private Grain Make(ModelSilo silo) => Key == Contracts.Grains.IAlertLogGrain.Key
        ? new AlertLogGrain(silo.World.Alerts, silo.World.Verdicts, Microsoft.Extensions.Logging.Abstractions.NullLogger<AlertLogGrain>.Instance)
        : EntityId.Parse(Key).Kind == EntityKind.Account
            ? new AccountGrain(_storage)
            : new PrincipalGrain(_storage, silo.Shelf, silo.Norms, silo.Terms);
}
