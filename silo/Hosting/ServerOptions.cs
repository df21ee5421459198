using OrleansSec.Silo.Ingest;
using OrleansSec.Silo.Intel;
using OrleansSec.Silo.Sources;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Hosting;

/// <summary>What the serve command was asked for.</summary>
/// <param name="Data">The data folder.</param>
/// <param name="Watch">Paths to read and watch; empty for the data folder's inbox.</param>
/// <param name="Rules">The rules.</param>
/// <param name="RuleFolders">Where they come from, in order.</param>
/// <param name="Intel">Intelligence and places.</param>
/// <param name="Platform">Storage, and what else the platform is told by arguments.</param>
/// <param name="Index">Which events are kept for searching; null for what the configuration says.</param>
/// <param name="Aws">Sources in AWS.</param>
/// <param name="Url">Where to listen.</param>
/// <param name="IsDemo">Whether to feed the demonstration and let local viewers in.</param>
internal sealed record ServerOptions(
    DataFolder Data,
    IReadOnlyList<string> Watch,
    RuleSet Rules,
    IReadOnlyList<string> RuleFolders,
    IntelArguments Intel,
    PlatformArguments Platform,
    IndexScope? Index,
    AwsArguments Aws,
    Uri Url,
    bool IsDemo)
{
    /// <summary>The paths that are watched in fact.</summary>
    public IReadOnlyList<string> Paths => Watch.Count > 0 ? Watch : [Data.Inbox];
}
