using Orleans.Serialization;

namespace OrleansSec.Grains.Tests.Commit;

/// <summary>
/// A cluster on one thread: silos that run a step at a time in an order that the dice choose, a network that loses,
/// repeats and delays calls, and storage that outlives them all.
/// </summary>
internal sealed class ModelWorld
{
    private const int MaxSteps = 200_000;

    private readonly List<ModelScheduler> _ready = [];
    private readonly Dictionary<string, ModelActivation> _directory = new(StringComparer.Ordinal);
    private readonly ModelScheduler _network;
    private int _activations;
    private int _named;

    public ModelWorld(Serializer serializer, Faults faults, Defect defect)
    {
        (Faults, Defect) = (faults, defect);
        Rows = new ModelRows(serializer, defect);
        Alerts = new ModelAlerts(this);
        _network = new ModelScheduler(null, _ready, isInOrder: false);
    }

    /// <summary>The dice.</summary>
    public Faults Faults { get; }

    /// <summary>Which promise the surroundings break.</summary>
    public Defect Defect { get; }

    /// <summary>Time.</summary>
    public ModelClock Clock { get; } = new();

    /// <summary>The states of grains.</summary>
    public ModelRows Rows { get; }

    /// <summary>The alert log.</summary>
    public ModelAlerts Alerts { get; }

    /// <summary>Verdicts and thresholds.</summary>
    public MemoryVerdicts Verdicts { get; } = new();

    /// <summary>The silos that are taken for alive.</summary>
    public List<ModelSilo> Silos { get; } = [];

    /// <summary>Told of a silo that has started.</summary>
    public Action<ModelSilo>? Started { get; set; }

    /// <summary>Starts a silo.</summary>
    public void Start()
    {
        var silo = new ModelSilo(this, $"silo-{_named++}");
        Silos.Add(silo);
        Started?.Invoke(silo);
    }

    /// <summary>A queue of steps of a silo.</summary>
    public ModelScheduler Add(ModelSilo silo, bool isInOrder) => new(silo, _ready, isInOrder);

    /// <summary>Runs steps until a state of things, or until there are too many; answers whether it was reached.</summary>
    public bool Run(Func<bool> isDone, int steps = MaxSteps)
    {
        for (var step = 0; step < steps; step++)
        {
            if (isDone())
            {
                return true;
            }

            Trouble();
            if (Ready() is { } scheduler)
            {
                scheduler.Step(Faults.Next);
            }
            else if (!Clock.Advance())
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Something that takes a while.</summary>
    public Task Pause(int milliseconds) => Task.Delay(TimeSpan.FromMilliseconds(Faults.Next(milliseconds)), Clock);

    /// <summary>Storage is asked for something, which takes its time and may fail.</summary>
    public async Task Disk(string fault)
    {
        await Pause(Faults.Next(20) == 0 ? 3_000 : 5);
        Lose(fault);
    }

    /// <summary>A fault may strike, before or after something was done.</summary>
    public void Lose(string fault)
    {
        if (Faults.Strikes(15, fault))
        {
            throw new IOException(fault);
        }
    }

    /// <summary>Calls a grain.</summary>
    public async Task<T> Call<TGrain, T>(ModelSilo from, string key, Func<TGrain, Task<T>> call)
    {
        await Pause(5);
        if (Faults.Strikes(5, $"a call of {from.Name} to {key} does not arrive"))
        {
            throw new TimeoutException("Not done.");
        }

        var activation = Find(from, key);
        if (Faults.Strikes(5, $"a call of {from.Name} to {key} arrives twice"))
        {
            _ = activation.Call(call);
        }

        if (Faults.Strikes(5, $"a call of {from.Name} to {key} arrives after {from.Name} has given it up"))
        {
            _ = _network.Start(async () =>
            {
                await Pause(20_000);
                return await activation.Call(call);
            });
            throw new TimeoutException("Not done yet.");
        }

        var answer = await activation.Call(call);
        return Faults.Strikes(5, $"an answer of {key} to {from.Name} does not arrive")
            ? throw new TimeoutException("Done, but not answered.")
            : answer;
    }

    /// <summary>An activation has ended.</summary>
    public void Forget(ModelActivation activation)
    {
        if (_directory.GetValueOrDefault(activation.Key) == activation)
        {
            _directory.Remove(activation.Key);
        }
    }

    private ModelScheduler? Ready()
    {
        var first = _ready.Count == 0 ? 0 : Faults.Next(_ready.Count);
        for (var i = 0; i < _ready.Count; i++)
        {
            if (_ready[(first + i) % _ready.Count] is { IsStill: false } scheduler)
            {
                return scheduler;
            }
        }

        return null;
    }

    private ModelActivation Find(ModelSilo from, string key)
    {
        if (from.IsGivenUp && from.Activations.FindLast(a => a.Key == key) is { IsEnding: false } own)
        {
            return own;
        }

        // It moves, and the old activation may still be at work.
        var isMoving = Faults.Strikes(4, $"{key} is activated anew while its activation lives");
        if (!isMoving && _directory.TryGetValue(key, out var found) && !found.IsEnding)
        {
            return found;
        }

        var silo = Silos[Faults.Next(Silos.Count)];
        var id = Defect == Defect.OneIncarnation ? 1 : ++_activations;
        var activation = new ModelActivation(key, silo, new Guid(id, 0, 0, new byte[8]));
        silo.Activations.Add(activation);
        _directory[key] = activation;
        return activation;
    }

    private void Trouble()
    {
        if (Silos.Count > 1 && Faults.Strikes(1, "a silo is killed"))
        {
            var silo = Silos[Faults.Next(Silos.Count)];
            GiveUp(silo);
            silo.IsDead = true;
        }

        if (Silos.Count > 1 && Faults.Strikes(1, "a silo is taken for dead and works on"))
        {
            var silo = Silos[Faults.Next(Silos.Count)];
            GiveUp(silo);
            _ = _network.Start(() => Outlive(silo));
        }

        if (Silos.Count > 1 && Faults.Strikes(1, "a silo stands still for a while"))
        {
            var silo = Silos[Faults.Next(Silos.Count)];
            silo.IsFrozen = true;
            _ = _network.Start(() => Thaw(silo));
        }
    }

    // The others give it up after a while; when it wakes, it learns of that after another.
    private async Task<bool> Thaw(ModelSilo silo)
    {
        await Pause(6_000);
        if (silo.IsDead)
        {
            return false;
        }

        GiveUp(silo);
        await Pause(Faults.Next(2) == 0 ? 2_000 : 34_000);
        silo.IsFrozen = false;
        return await Outlive(silo);
    }

    private async Task<bool> Outlive(ModelSilo silo)
    {
        await Pause(10_000);
        silo.IsDead = true;
        return true;
    }

    private void GiveUp(ModelSilo silo)
    {
        silo.IsGivenUp = true;
        Silos.Remove(silo);
        foreach (var activation in silo.Activations)
        {
            Forget(activation);
            activation.HangUp();
        }

        Start();
    }
}
