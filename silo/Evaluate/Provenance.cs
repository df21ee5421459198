using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace OrleansSec.Silo.Evaluate;

/// <summary>What a result must say of how it came about.</summary>
/// <param name="Command">The command, as typed.</param>
/// <param name="Version">Version and commit of the program.</param>
/// <param name="Machine">Processors, operating system and runtime; no name.</param>
/// <param name="Date">The day, UTC.</param>
internal sealed record Provenance(string Command, string Version, string Machine, string Date)
{
    /// <summary>Of this run.</summary>
    public static Provenance Of(string command, TimeProvider clock) => new(
        command,
        typeof(Provenance).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
        FormattableString.Invariant($"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.FrameworkDescription}"),
        clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
