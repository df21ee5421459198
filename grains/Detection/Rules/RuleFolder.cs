using OrleansSec.Detection.Correlations;

namespace OrleansSec.Detection.Rules;

/// <summary>All rules below some directories, in the order of the directories and their paths.</summary>
/// <param name="Rules">The rules that can run.</param>
/// <param name="Problems">What is wrong with the files, by file and line.</param>
public sealed record RuleFolder(IReadOnlyList<SigmaRule> Rules, IReadOnlyList<RuleProblem> Problems)
{
    /// <summary>Where the cases of a rule stand.</summary>
    internal const string CasesSuffix = ".cases.yml";

    /// <summary>The correlations that can run.</summary>
    public IReadOnlyList<Correlation> Correlations { get; init; } = [];

    /// <summary>The names of those that run in the version before the last, because the last one is broken.</summary>
    public IReadOnlySet<string> Kept { get; init; } = new HashSet<string>();

    /// <summary>A hash of all files as they were read.</summary>
    public string Fingerprint { get; init; } = string.Empty;

    /// <summary>The rules that have cases of their own: not the parts of a correlation's file, which has cases as a whole.</summary>
    public IEnumerable<SigmaRule> TestedRules => Rules.Where(rule => !Correlations.Any(c => c.File == rule.File));

    /// <summary>Whether there is a file with a rule, be it broken.</summary>
    public bool HasFiles => Readings.Count > 0;

    /// <summary>What each file holds that can run, as read.</summary>
    internal IReadOnlyDictionary<string, RuleReading> Readings { get; init; } = new Dictionary<string, RuleReading>();

    /// <summary>Loads them; what cannot be read is a problem, never an exception.</summary>
    public static RuleFolder Load(string directory) => Load([directory]);

    /// <summary>
    /// Loads them; what cannot be read is a problem, never an exception, and stays as it was in the folder that was
    /// loaded last.
    /// </summary>
    public static RuleFolder Load(IReadOnlyList<string> directories, RuleFolder? last = null) => new RuleLoader(directories, last).Load();

    /// <summary>The fingerprint of what is there now.</summary>
    public static string FingerprintOf(IReadOnlyList<string> directories) => RuleFiles.Read(directories).Fingerprint;
}
