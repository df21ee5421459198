using System.Diagnostics;
using System.Reflection;

namespace OrleansSec.Mutation;

/// <summary>One test with its arguments.</summary>
internal sealed class TestCase(MethodInfo method, object?[] arguments)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = $"{method.DeclaringType!.Name}.{method.Name}";

    /// <summary>How long it takes when all is well.</summary>
    public TimeSpan Takes { get; set; }

    /// <summary>How many switches it passes when all is well.</summary>
    public long Steps { get; set; }

    /// <summary>The switches that it passes.</summary>
    public HashSet<int> Reaches { get; set; } = [];

    /// <summary>All tests of an assembly in some namespaces.</summary>
    public static IEnumerable<TestCase> In(Assembly assembly, IReadOnlyList<string> namespaces) => assembly.GetTypes()
        .Where(t => t is { IsAbstract: false, IsClass: true } && !t.Name.EndsWith("SimulationTests", StringComparison.Ordinal) && namespaces.Any(n => t.Namespace?.StartsWith(n, StringComparison.Ordinal) == true))
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .SelectMany(Of);

    /// <summary>Runs it; answers whether it passed.</summary>
    public bool Run()
    {
        object? subject = null;
        try
        {
            subject = Activator.CreateInstance(method.DeclaringType!);
            if (IsProperty(method))
            {
                Properties.Check(method, subject!);
            }
            else if (method.Invoke(subject, arguments) is Task task)
            {
                task.GetAwaiter().GetResult();
            }

            return true;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            LastFailure = failure is TargetInvocationException { InnerException: { } inner } ? inner : failure;
            return false;
        }
        finally
        {
            try
            {
                (subject as IDisposable)?.Dispose();
            }
            catch (IOException)
            {
                Debug.WriteLine("A test's folder is left behind.");
            }
        }
    }

    /// <summary>Why it failed last.</summary>
    public Exception? LastFailure { get; private set; }

    private static bool IsProperty(MethodInfo method) => method.GetCustomAttributes().Any(a => a.GetType().Name == "PropertyAttribute");

    private static IEnumerable<TestCase> Of(MethodInfo method)
    {
        var attributes = method.GetCustomAttributes().ToArray();
        if (IsProperty(method) || attributes.Any(a => a.GetType().Name == "FactAttribute"))
        {
            return [new TestCase(method, [])];
        }

        return attributes.Any(a => a.GetType().Name == "TheoryAttribute")
            ? attributes.SelectMany(a => Rows(a, method)).Select(row => new TestCase(method, Complete(method, row)))
            : [];
    }

    private static IEnumerable<object?[]> Rows(Attribute attribute, MethodInfo method)
    {
        switch (attribute.GetType().Name)
        {
            case "InlineDataAttribute":
                return [((object?[])attribute.GetType().GetProperty("Data")!.GetValue(attribute)!)];
            case "MemberDataAttribute":
                var name = (string)attribute.GetType().GetProperty("MemberName")!.GetValue(attribute)!;
                var rows = (System.Collections.IEnumerable)method.DeclaringType!.GetProperty(name, BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
                return rows.Cast<object>().Select(row => row as object?[] ?? (object?[])row.GetType().GetInterfaces().Select(i => i.GetMethod("GetData")).First(m => m is not null)!.Invoke(row, null)!);
            default:
                return [];
        }
    }

    // Values behind the last parameter are packed into it if it takes any number of them.
    private static object?[] Complete(MethodInfo method, object?[] row)
    {
        var parameters = method.GetParameters();
        if (parameters is [.., var last] && last.IsDefined(typeof(ParamArrayAttribute)) && !(row.Length == parameters.Length && last.ParameterType.IsInstanceOfType(row[^1])))
        {
            var rest = row[(parameters.Length - 1)..];
            var packed = Array.CreateInstance(last.ParameterType.GetElementType()!, rest.Length);
            Array.Copy(rest, packed, rest.Length);
            return [.. row[..(parameters.Length - 1)], packed];
        }

        return [.. row, .. parameters.Skip(row.Length).Select(p => p.HasDefaultValue ? p.DefaultValue : null)];
    }
}
