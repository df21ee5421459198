using System.Reflection;

namespace OrleansSec.Grains.Tests.Commit;

/// <summary>Stands in for an interface of Orleans, of which the model needs few members.</summary>
public class StandIn : DispatchProxy
{
    private Func<MethodInfo, object?[], object?> _answer = (method, _) => throw new NotSupportedException(method.Name);

    /// <summary>A stand-in that answers calls so.</summary>
    public static T For<T>(Func<MethodInfo, object?[], object?> answer)
        where T : class
    {
        var proxy = Create<T, StandIn>();
        ((StandIn)(object)proxy)._answer = answer;
        return proxy;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answer(targetMethod!, args ?? []);
}
