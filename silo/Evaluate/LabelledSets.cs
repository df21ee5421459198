namespace OrleansSec.Silo.Evaluate;

/// <summary>
/// Finds labelled data by the names of files (docs/evaluation.md): <c>X_index.jsonl</c> beside a folder <c>X</c> of
/// techniques, <c>X_labels.jsonl</c> beside a folder <c>X</c> of logs, and <c>X_cases.jsonl</c>.
/// </summary>
internal static class LabelledSets
{
    private const string Index = "_index.jsonl", Labels = "_labels.jsonl", Cases = "_cases.jsonl";

    /// <summary>The sets at or below a directory, or that a label file itself names; in order of name.</summary>
    public static IReadOnlyList<ILabelledSet> Find(string path)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(root) || File.Exists(root + Labels))
        {
            var file = File.Exists(root) ? root : root + Labels;
            return Of(file, Path.GetFileName(file)) is { } set ? [set] : [];
        }

        return
        [
            .. Directory.EnumerateFiles(root, "*.jsonl", new EnumerationOptions { RecurseSubdirectories = true })
                .Order(StringComparer.Ordinal)
                .Select(f => Of(f, Path.GetRelativePath(root, f)))
                .OfType<ILabelledSet>(),
        ];
    }

    private static ILabelledSet? Of(string file, string name)
    {
        if (name.EndsWith(Cases, StringComparison.Ordinal))
        {
            return CaseSet.Read(file, name[..^".jsonl".Length]);
        }

        var ending = name.EndsWith(Index, StringComparison.Ordinal) ? Index : name.EndsWith(Labels, StringComparison.Ordinal) ? Labels : null;
        if (ending is null || !Directory.Exists(file[..^ending.Length]))
        {
            return null;
        }

        var (folder, title) = (file[..^ending.Length], name[..^ending.Length]);
        if (ending == Index)
        {
            return TechniqueSet.Read(file, folder, title);
        }

        return JsonRows.Of(file).FirstOrDefault() is var first && first.ValueKind == default || first.TryGetProperty("visible", out _)
            ? new AttackSet(file, folder, title)
            : new PhaseSet(file, folder, title);
    }
}
