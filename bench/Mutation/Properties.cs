using System.Reflection;

namespace OrleansSec.Mutation;

/// <summary>Checks a property by the FsCheck that the tests bring.</summary>
internal static class Properties
{
    private const int Times = 20;

    /// <summary>Throws if it does not hold.</summary>
    public static void Check(MethodInfo property, object subject)
    {
        var assembly = AppDomain.CurrentDomain.GetAssemblies().First(a => a.GetName().Name == "FsCheck");
        var config = assembly.GetType("FsCheck.Config")!;
        var quick = config.GetProperty("QuickThrowOnFailure")!.GetValue(null)!;
        var few = config.GetMethod("WithMaxTest")!.Invoke(quick, [Times]);
        var silent = config.GetMethod("WithQuietOnSuccess")!.Invoke(few, [true]);
        var check = assembly.GetType("FsCheck.Check")!.GetMethods().First(m => m.Name == "Method" && m.GetParameters().Length == 3);
        var optional = check.GetParameters()[2].ParameterType;
        var some = optional.IsGenericType ? Activator.CreateInstance(optional, subject) : subject;
        check.Invoke(null, [silent, property, some]);
    }
}
