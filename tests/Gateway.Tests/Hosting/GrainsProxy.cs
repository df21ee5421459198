using System.Reflection;
using OrleansSec.Contracts.Entities;
using OrleansSec.Contracts.Grains;
using OrleansSec.Contracts.Stores;
using OrleansSec.Contracts.Verdicts;

namespace OrleansSec.Gateway.Tests.Hosting;

/// <summary>Stands for a cluster: the grain factory and each grain it hands out.</summary>
public class GrainsProxy : DispatchProxy
{
    private string _key = string.Empty;
    private GrainsProxy _cluster = null!;

    /// <summary>The entities that have been seen.</summary>
    internal Dictionary<string, EntityView> Entities { get; } = new(StringComparer.Ordinal);

    /// <summary>How every question to an entity fails, if it does.</summary>
    internal Exception? Failure { get; set; }

    /// <summary>Where verdicts are given.</summary>
    internal IVerdictStore? Verdicts { get; set; }

    /// <summary>Those who watch the alert log.</summary>
    internal List<IAlertLogWatcher> Watchers { get; } = [];

    /// <summary>A cluster that knows nothing yet.</summary>
    public static IGrainFactory Make() => Make<IGrainFactory>(string.Empty, null);

    /// <summary>The cluster behind a grain factory.</summary>
    public static GrainsProxy Of(IGrainFactory grains) => (GrainsProxy)(object)grains;

    /// <summary>Tells the watchers that the log has grown.</summary>
    public async Task Grow(long head)
    {
        foreach (var watcher in Watchers.ToArray())
        {
            await watcher.Grown(head);
        }
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        nameof(IGrainFactory.GetGrain) when targetMethod.ReturnType == typeof(IAccountGrain) => Make<IAccountGrain>((string)args![0]!, this),
        nameof(IGrainFactory.GetGrain) when targetMethod.ReturnType == typeof(IPrincipalGrain) => Make<IPrincipalGrain>((string)args![0]!, this),
        nameof(IGrainFactory.GetGrain) => Make<IAlertLogGrain>((string)args![0]!, this),
        nameof(IGrainFactory.CreateObjectReference) => args![0],
        nameof(IEntityGrain.View) when _cluster.Failure is { } failure => Task.FromException<EntityView?>(failure),
        nameof(IEntityGrain.View) => Task.FromResult(_cluster.Entities.GetValueOrDefault(_key)),
        nameof(IAlertLogGrain.Judge) => _cluster.Verdicts!.Give((NewVerdict)args![0]!, CancellationToken.None),
        nameof(IAlertLogGrain.Undo) => _cluster.Verdicts!.Undo((string)args![0]!, (string)args[1]!, CancellationToken.None),
        nameof(IAlertLogGrain.Watch) => Watch((IAlertLogWatcher)args![0]!),
        _ => throw new NotSupportedException(targetMethod.Name),
    };

    private static T Make<T>(string key, GrainsProxy? cluster)
        where T : class
    {
        var made = Create<T, GrainsProxy>();
        var proxy = (GrainsProxy)(object)made;
        proxy._key = key;
        proxy._cluster = cluster ?? proxy;
        return made;
    }

    private Task Watch(IAlertLogWatcher watcher)
    {
        _cluster.Watchers.Add(watcher);
        return Task.CompletedTask;
    }
}
