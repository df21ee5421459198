namespace OrleansSec.Silo.Sources;

/// <summary>What a look below a path found: the files, and the places that could not be looked into.</summary>
/// <param name="Files">Full paths, in order of delivery.</param>
/// <param name="Problems">A sentence for each place that could not be listed.</param>
internal sealed record FolderListing(IReadOnlyList<string> Files, IReadOnlyList<string> Problems)
{
    /// <summary>
    /// Lists all files below a directory. Hidden folders are left out; links are followed, each folder once. A folder
    /// that cannot be read is a problem of its own: the rest is listed.
    /// </summary>
    public static FolderListing Below(string root)
    {
        var (files, problems) = (new List<string>(), new List<string>());
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>([root]);
        while (waiting.TryPop(out var folder))
        {
            try
            {
                if (seen.Add(new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder))
                {
                    files.AddRange(Directory.EnumerateFiles(folder));
                    foreach (var inner in Directory.EnumerateDirectories(folder).Where(d => !Path.GetFileName(d).StartsWith('.')))
                    {
                        waiting.Push(inner);
                    }
                }
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                problems.Add(failure.Message);
            }
        }

        return new FolderListing(DeliveryOrder.Sort(files), problems);
    }
}
