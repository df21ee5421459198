using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Contracts.Stores;

/// <summary>The rules that judge now, and what is wrong with rule files.</summary>
/// <param name="LoadedAt">Since when these rules judge, UTC.</param>
/// <param name="Folders">The folders that are watched.</param>
/// <param name="Rules">Each rule and correlation, by name.</param>
/// <param name="Problems">What is wrong, by file and line.</param>
public sealed record RulesView(
    DateTimeOffset LoadedAt, IReadOnlyList<string> Folders, IReadOnlyList<RuleView> Rules, IReadOnlyList<RuleProblemView> Problems);

/// <summary>A rule or correlation.</summary>
/// <param name="Name">Its file's name: its id in alerts.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind"><c>rule</c> or <c>correlation</c>.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="Techniques">MITRE ATT&amp;CK technique ids.</param>
/// <param name="File">The file that it was read from.</param>
/// <param name="IsSilent">Whether it only feeds correlations.</param>
/// <param name="IsKept">Whether its last good version runs, because the file is broken.</param>
/// <param name="Hits">Events that it matched, or windows that it found true, since this process started.</param>
public sealed record RuleView(
    string Name,
    string Title,
    string Kind,
    Severity Level,
    IReadOnlyList<string> Techniques,
    string File,
    bool IsSilent,
    bool IsKept,
    long Hits);

/// <summary>Something wrong with a rule file.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Message">What is wrong, and what to write instead where that is known.</param>
/// <param name="IsError">Whether a rule is left out for it, or runs in its last good version.</param>
public sealed record RuleProblemView(string File, int Line, string Message, bool IsError);
