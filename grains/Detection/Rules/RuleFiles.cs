using System.Security.Cryptography;
using System.Text;

namespace OrleansSec.Detection.Rules;

/// <summary>The rule files below some directories, as they are on disk at one moment.</summary>
/// <param name="Texts">Each file's text, or null where it cannot be read; in the order of the directories and paths.</param>
/// <param name="Unread">The directories that cannot be listed.</param>
/// <param name="Problems">Why.</param>
internal sealed record RuleFiles(
    IReadOnlyList<KeyValuePair<string, string?>> Texts, IReadOnlyList<string> Unread, IReadOnlyList<RuleProblem> Problems)
{
    // Names that start with a dot are hidden: the folders behind a mounted ConfigMap, version control, editors' drafts.
    private static readonly EnumerationOptions _everything = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 16,
        IgnoreInaccessible = false,
    };

    /// <summary>A hash of paths and texts.</summary>
    public string Fingerprint
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var (file, text) in Texts)
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{file}\0{text ?? "\0"}\0"));
            }

            foreach (var directory in Unread)
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{directory}\0"));
            }

            return Convert.ToHexString(hash.GetHashAndReset());
        }
    }

    /// <summary>Reads them.</summary>
    public static RuleFiles Read(IReadOnlyList<string> directories)
    {
        var (texts, unread, problems) = (new OrderedDictionary<string, string?>(StringComparer.Ordinal), new List<string>(), new List<RuleProblem>());
        foreach (var directory in directories)
        {
            if (Files(directory, problems) is not { } files)
            {
                unread.Add(directory);
                continue;
            }

            foreach (var file in files.Where(file => !texts.ContainsKey(file)))
            {
                texts.Add(file, Text(file, problems));
            }
        }

        return new RuleFiles([.. texts], unread, problems);
    }

    private static string[]? Files(string directory, List<RuleProblem> problems)
    {
        try
        {
            return
            [
                .. Directory.EnumerateFiles(directory, "*", _everything)
                    .Where(f => Path.GetExtension(f) is ".yml" or ".yaml" && !f.EndsWith(RuleFolder.CasesSuffix, StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            problems.Add(new RuleProblem(directory, 1, null, $"the folder cannot be read: {e.Message}", true));
            return null;
        }
    }

    private static string? Text(string file, List<RuleProblem> problems)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new RuleProblem(file, 1, null, $"the file cannot be read: {e.Message}", true));
            return null;
        }
    }
}
