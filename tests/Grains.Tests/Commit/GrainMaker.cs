using System.Reflection;

namespace OrleansSec.Grains.Tests.Commit;

/// <summary>Makes the product's grains without a cluster: they meet a context and a runtime of the model.</summary>
internal static class GrainMaker
{
    private static readonly MethodInfo _enter = Method("SetExecutionContext");
    private static readonly MethodInfo _leave = Method("ResetExecutionContext");

    /// <summary>A grain of this key and activation.</summary>
    public static T Make<T>(string key, ActivationId activation, IGrainFactory grains, Action drop, Func<T> make)
    {
        var runtime = StandIn.For<IGrainRuntime>((method, _) => method.Name switch
        {
            "get_GrainFactory" => grains,
            nameof(IGrainRuntime.DeactivateOnIdle) => Done(drop),
            _ => throw new NotSupportedException(method.Name),
        });
        var services = StandIn.For<IServiceProvider>((_, _) => runtime);
        var grainId = GrainId.Create("model", key);
        var context = StandIn.For<IGrainContext>((method, _) => method.Name switch
        {
            "get_GrainId" => grainId,
            "get_ActivationId" => activation,
            "get_ActivationServices" => services,
            _ => throw new NotSupportedException(method.Name),
        });

        _enter.Invoke(null, [context, null]);
        try
        {
            return make();
        }
        finally
        {
            _leave.Invoke(null, [null]);
        }
    }

    private static object? Done(Action action)
    {
        action();
        return null;
    }

    // A grain takes its context from where the runtime has put it for the thread that makes the grain.
    private static MethodInfo Method(string name) => typeof(IGrainContext).Assembly
        .GetType("Orleans.Runtime.RuntimeContext", throwOnError: true)!
        .GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
        .Single(m => m.Name == name && m.GetParameters().Length == (name == "SetExecutionContext" ? 2 : 1));
}
