using System.Diagnostics;

namespace OrleansSec.Bench;

/// <summary>What a result must say of the machine that it was measured on.</summary>
internal static class Machine
{
    /// <summary>The processor's name.</summary>
    public static string Processor => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[^1] ?? "unknown"
        : "unknown";

    /// <summary>Load averages over 1, 5 and 15 minutes.</summary>
    public static string Load => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]) : "unknown";

    /// <summary>The commit that is checked out, short.</summary>
    public static string Commit
    {
        get
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["-C", Repository, "rev-parse", "--short", "HEAD"]) { RedirectStandardOutput = true });
            return git?.StandardOutput.ReadToEnd().Trim() ?? "unknown";
        }
    }

    /// <summary>The folder that holds OrleansSec.sln.</summary>
    public static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OrleansSec.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? throw new InvalidOperationException("Run the benchmarks from within the repository.");
        }
    }
}
