using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OrleansSec.Mutation;

/// <summary>A copy of what the tests of Detection need, with all faults compiled in.</summary>
internal sealed partial class Copy(string root, string place)
{
    private const string Project = "grains/Detection";
    private const string Tests = "tests/Detection.Tests";

    private const string Switch = """
        namespace OrleansSec.Detection;

        public static class Mutants
        {
            public static int Active = -1;
            public static long Steps;
            public static long Most = long.MaxValue;
            public static bool[]? Reached;

            public static bool Is(int number)
            {
                if (++Steps > Most)
                {
                    throw new System.TimeoutException("This takes too long.");
                }

                System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
                if (Reached is { } reached)
                {
                    reached[number] = true;
                }

                return number == Active;
            }
        }
        """;

    /// <summary>The compiled tests.</summary>
    public string Assembly => Path.Combine(place, "artifacts", "bin", "OrleansSec.Detection.Tests", "debug", "OrleansSec.Detection.Tests.dll");

    /// <summary>Copies, rewrites and builds; answers the faults, or null if the build failed.</summary>
    public IReadOnlyList<Mutant>? Make(IReadOnlyList<string> folders)
    {
        string[] needed = ["grains/Contracts", Project, Tests, "tests/TestKit"];
        foreach (var folder in needed.Where(f => Directory.Exists(Path.Combine(place, f))))
        {
            Directory.Delete(Path.Combine(place, folder), recursive: true);
        }

        foreach (var folder in needed)
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories))
            {
                Write(Path.GetRelativePath(root, file), IsTest(file) ? Encoding.UTF8.GetBytes(Cases.Replace(File.ReadAllText(file), Fewer)) : File.ReadAllBytes(file));
            }
        }

        foreach (var file in Directory.EnumerateFiles(root).Where(f => Path.GetExtension(f) is ".props" or ".txt" or ".json" or ".editorconfig"))
        {
            Write(Path.GetRelativePath(root, file), File.ReadAllBytes(file));
        }

        var mutants = Rewrite(folders);
        Write(Path.Combine(Project, "Mutants.cs"), Encoding.UTF8.GetBytes(Switch));
        return Build() ? mutants : null;
    }

    // How many cases a property is tried on.
    [GeneratedRegex(@"(?<=WithMaxTest\()\d+")]
    private static partial Regex Cases { get; }

    private static string Fewer(Match cases) => (int.Parse(cases.Value, CultureInfo.InvariantCulture) / 20).ToString(CultureInfo.InvariantCulture);

    private static bool IsTest(string file) => file.EndsWith(".cs", StringComparison.Ordinal) && file.Contains("Detection.Tests", StringComparison.Ordinal);

    private List<Mutant> Rewrite(IReadOnlyList<string> folders)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var trees = Directory.EnumerateFiles(Path.Combine(root, Project), "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), options, f))
            .Append(CSharpSyntaxTree.ParseText("global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks; global using Orleans;", options))
            .ToArray();
        var references = Directory.EnumerateFiles(Path.Combine(root, "artifacts", "bin", "OrleansSec.Detection.Tests", "debug"), "*.dll")
            .Where(f => !Path.GetFileName(f).StartsWith("OrleansSec.Detection", StringComparison.Ordinal))
            .Concat(((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(f => Path.GetFileName(f).StartsWith("System", StringComparison.Ordinal)))
            .DistinctBy(Path.GetFileName)
            .Select(f => MetadataReference.CreateFromFile(f));
        var compilation = CSharpCompilation.Create("OrleansSec.Detection", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var mutants = new List<Mutant>();
        foreach (var tree in trees.Where(t => folders.Any(f => Path.GetRelativePath(root, t.FilePath.Length > 0 ? t.FilePath : root).StartsWith(f, StringComparison.Ordinal))))
        {
            var file = Path.GetRelativePath(root, tree.FilePath);
            var faults = new Faults(file, compilation.GetSemanticModel(tree), mutants.Count);
            var rewritten = faults.Visit(tree.GetRoot());
            mutants.AddRange(faults.Mutants);
            Write(file, Encoding.UTF8.GetBytes(rewritten.ToFullString()));
        }

        return mutants;
    }

    private bool Build()
    {
        string[] arguments = ["build", Path.Combine(place, Tests), "-v", "q", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false", "-p:EnforceCodeStyleInBuild=false"];
        using var build = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        if (build.ExitCode != 0)
        {
            Console.Error.WriteLine(string.Join('\n', output.Split('\n').Where(l => l.Contains("error", StringComparison.Ordinal)).Distinct().Take(40)));
        }

        return build.ExitCode == 0;
    }

    private void Write(string file, byte[] content)
    {
        var path = Path.Combine(place, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
        {
            File.WriteAllBytes(path, content);
        }
    }
}
