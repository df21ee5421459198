using System.Diagnostics;

namespace OrleansSec.Bench;

/// <summary>
/// Puts small faults into a folder of Detection, one at a time, and counts those that a test of the folder notices. Runs
/// Stryker.NET in a copy of the sources that are needed, since it rewrites and builds them.
/// </summary>
internal static class MutationBench
{
    private const string Project = "grains/Detection";
    private const string Tests = "tests/Detection.Tests";

    // Stryker compiles the faults itself; analyzers would only judge its code. Properties are tried on fewer cases.
    private static readonly Dictionary<string, string> _quick = new()
    {
        ["PROPERTY_CASES"] = "100",
        ["RunAnalyzers"] = "false",
        ["MSBUILDDISABLENODEREUSE"] = string.Empty,
    };

    /// <summary>Runs and writes the folder's section of the report; <paramref name="only"/> narrows the files.</summary>
    public static async Task<int> Run(string folder, string? only, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var copy = Directory.CreateTempSubdirectory("orleanssec-mutation-");
        try
        {
            await Copy(copy.FullName, folder, cancellation);
            var tests = Path.Combine(copy.FullName, Tests);
            await Execute(copy.FullName, ["tool", "restore"], cancellation);
            await Execute(
                tests,
                [
                    "stryker", "--test-runner", "mtp", "--project", "OrleansSec.Detection.csproj", "--concurrency", "1", "--skip-version-check",
                    "--mutate", $"**/{folder}/**/{only ?? "*.cs"}", "--reporter", "json", "--output", "mutation",
                ],
                cancellation);
            var json = Path.Combine(tests, "mutation", "reports", "mutation-report.json");
            var faults = MutationFault.Read(json, Path.Combine(copy.FullName, Project));
            await MutationReport.Write(folder, only, faults, watch.Elapsed, cancellation);
            return 0;
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    // Of the tests only the folder's own are taken: it is they that should notice, and a run takes minutes instead of hours.
    private static async Task Copy(string target, string folder, CancellationToken cancellation)
    {
        var files = await Output("git", ["-C", Machine.Repository, "ls-files", "--cached", "--others", "--exclude-standard"], cancellation);
        foreach (var file in files.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(f => IsNeeded(f, folder)))
        {
            var from = Path.Combine(Machine.Repository, file);
            if (File.Exists(from))
            {
                var to = Path.Combine(target, file);
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(from, to);
            }
        }
    }

    private static bool IsNeeded(string file, string folder) => !file.Contains('/', StringComparison.Ordinal)
        || file.StartsWith("grains/Contracts/", StringComparison.Ordinal)
        || file.StartsWith($"{Project}/", StringComparison.Ordinal)
        || file.StartsWith("tests/TestKit/", StringComparison.Ordinal)
        || file.StartsWith($"{Tests}/{folder}/", StringComparison.Ordinal)
        || file.StartsWith($"{Tests}/Data/", StringComparison.Ordinal)
        || file is $"{Tests}/OrleansSec.Detection.Tests.csproj" or ".config/dotnet-tools.json";

    private static async Task Execute(string folder, string[] arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder };
        foreach (var (name, value) in _quick)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }

    private static async Task<string> Output(string program, string[] arguments, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{program} does not start.");
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return output;
    }
}
