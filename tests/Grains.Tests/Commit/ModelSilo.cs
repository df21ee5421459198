using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Grains;
using OrleansSec.Detection.Correlations;

namespace OrleansSec.Grains.Tests.Commit;

/// <summary>A process: a thread pool, what a silo keeps for all its grains, and references to grains as seen from it.</summary>
internal sealed class ModelSilo
{
    public ModelSilo(ModelWorld world, string name)
    {
        (World, Name) = (world, name);
        Pool = world.Add(this, isInOrder: false);
        Grains = StandIn.For<IGrainFactory>((method, args) => Reference(method.GetGenericArguments()[0], (string)args[0]!));
        Norms = new NormsCache(Grains, NullLogger<NormsCache>.Instance);
        Terms = new CurrentTerms(world.Verdicts);
    }

    /// <summary>Where it is.</summary>
    public ModelWorld World { get; }

    /// <summary>Its name in a schedule.</summary>
    public string Name { get; }

    /// <summary>Its thread pool.</summary>
    public ModelScheduler Pool { get; }

    /// <summary>Makes references to grains.</summary>
    public IGrainFactory Grains { get; }

    /// <summary>The correlations.</summary>
    public CorrelationShelf Shelf { get; } = new(CorrelationBook.Empty);

    /// <summary>The norms of accounts.</summary>
    public NormsCache Norms { get; }

    /// <summary>The terms of judging.</summary>
    public CurrentTerms Terms { get; }

    /// <summary>Whether it will never do anything again.</summary>
    public bool IsDead { get; set; }

    /// <summary>Whether it stands still.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>Whether the others take it for dead. It may not know that yet.</summary>
    public bool IsGivenUp { get; set; }

    /// <summary>Activations that it has had, in order.</summary>
    public List<ModelActivation> Activations { get; } = [];

    private object Reference(Type grain, string key)
    {
        if (grain == typeof(IPrincipalGrain))
        {
            return StandIn.For<IPrincipalGrain>((method, args) => method.Name == nameof(IPrincipalGrain.Observe)
                ? Call<IPrincipalGrain, ObserveReceipt>(g => g.Observe((IReadOnlyList<ObservationSlice>)args[0]!, (string?)args[1], CancellationToken.None))
                : Commit(method));
        }

        if (grain == typeof(IAccountGrain))
        {
            return StandIn.For<IAccountGrain>((method, args) => method.Name switch
            {
                nameof(IAccountGrain.Observe) => Call<IAccountGrain, ObserveReceipt>(
                    g => g.Observe((IReadOnlyList<AccountSlice>)args[0]!, (string?)args[1], CancellationToken.None)),
                nameof(IAccountGrain.Norms) => Call<IAccountGrain, FrozenNorms?>(g => g.Norms((int)args[0]!, CancellationToken.None)),
                _ => Commit(method),
            });
        }

        return StandIn.For<IAlertLogGrain>((_, args) => Call<IAlertLogGrain, bool>(async g =>
        {
            await g.Append((Judgement)args[0]!, CancellationToken.None);
            return true;
        }));

        Task<string> Commit(MethodInfo method) => method.Name == nameof(IEntityGrain.Commit)
            ? Call<IEntityGrain, string>(g => g.Commit(CancellationToken.None))
            : throw new NotSupportedException(method.Name);

        Task<T> Call<TGrain, T>(Func<TGrain, Task<T>> call) => World.Call(this, key, call);
    }
}
