using OrleansSec.Detection.Rules;

namespace OrleansSec.Rules.Tests;

/// <summary>The rules of this repository.</summary>
internal static class RuleFiles
{
    /// <summary>The repository's root: the folder of the solution.</summary>
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>Everything below <c>rules/</c>.</summary>
    public static RuleFolder Folder { get; } = RuleFolder.Load(Path.Combine(Root, "rules"));

    /// <summary>The rules by name.</summary>
    public static IReadOnlyDictionary<string, SigmaRule> ByName { get; } = Folder.Rules.ToDictionary(r => r.Name);

    /// <summary>The cases of a rule; none if they are wrong or missing.</summary>
    public static IReadOnlyList<RuleCase> Cases(SigmaRule rule) =>
        RuleCases.Load(RuleCases.PathFor(rule.File)).Cases?.Cases ?? [];

    private static string FindRoot(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OrleansSec.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("OrleansSec.sln is not above the tests.");
    }
}
