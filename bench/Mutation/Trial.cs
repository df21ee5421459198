using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;

namespace OrleansSec.Mutation;

/// <summary>Runs the tests once for each fault, those first that are quick, until one notices.</summary>
internal sealed class Trial
{
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(20);

    private readonly Type _switch;
    private readonly bool[] _once;
    private readonly List<TestCase> _tests;

    /// <summary>Loads the compiled tests and runs each once without a fault.</summary>
    public Trial(string assembly, int mutants, IReadOnlyList<string> namespaces)
    {
        var resolver = new AssemblyDependencyResolver(assembly);
        AssemblyLoadContext.Default.Resolving += (context, name) => resolver.ResolveAssemblyToPath(name) is { } path ? context.LoadFromAssemblyPath(path) : null;
        Directory.SetCurrentDirectory(Path.GetDirectoryName(assembly)!);
        var tests = AssemblyLoadContext.Default.LoadFromAssemblyPath(assembly);
        _ = AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName("FsCheck"));
        _switch = AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName("OrleansSec.Detection")).GetType("OrleansSec.Detection.Mutants")!;
        _once = new bool[mutants];
        _tests = [.. TestCase.In(tests, namespaces)];
        foreach (var test in _tests)
        {
            // The first run also pays for compiling, and for what is set up once.
            this["Reached"] = _once;
            test.Run();
            var reached = new bool[mutants];
            (this["Reached"], this["Steps"]) = (reached, 0L);
            var watch = Stopwatch.StartNew();
            var passed = test.Run();
            test.Takes = watch.Elapsed;
            test.Steps = (long)this["Steps"]!;
            test.Reaches = [.. Enumerable.Range(0, mutants).Where(i => reached[i])];
            this["Reached"] = null;
            if (!passed)
            {
                Console.Error.WriteLine($"{test.Name} fails without any fault and is left out: {test.LastFailure?.GetType().Name} {test.LastFailure?.Message}");
            }
        }

        _tests.RemoveAll(t => t.LastFailure is not null);
        _tests.Sort((a, b) => a.Takes.CompareTo(b.Takes));
    }

    /// <summary>The tests that are used.</summary>
    public int Tests => _tests.Count;

    /// <summary>The name of a test that notices the fault, or null. A fault without an end is noticed by its length.</summary>
    public string? Notice(Mutant mutant)
    {
        foreach (var test in _tests.Where(t => t.Reaches.Contains(mutant.Number)))
        {
            (this["Active"], this["Steps"], this["Most"]) = (mutant.Number, 0L, (test.Steps * 20) + 200_000);
            var passed = true;
            var thread = new Thread(() => passed = test.Run(), 16 << 20) { IsBackground = true };
            thread.Start();
            var ended = thread.Join(_longest);
            (this["Active"], this["Most"]) = (-1, ended ? long.MaxValue : 0L);
            if (!ended || !passed)
            {
                thread.Join(TimeSpan.FromSeconds(2));
                this["Most"] = long.MaxValue;
                return test.Name;
            }
        }

        return null;
    }

    /// <summary>Whether any test passes the fault's place.</summary>
    public bool IsReached(Mutant mutant) => _tests.Exists(t => t.Reaches.Contains(mutant.Number));

    /// <summary>Whether the fault's place is passed when a table is set up, before a switch could be thrown.</summary>
    public bool IsSetUp(Mutant mutant) => _once[mutant.Number] && !IsReached(mutant);

    private object? this[string field]
    {
        get => _switch.GetField(field)!.GetValue(null);
        set => _switch.GetField(field)!.SetValue(null, value);
    }
}
