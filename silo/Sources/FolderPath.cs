using System.IO.Enumeration;

namespace OrleansSec.Silo.Sources;

/// <summary>A file, a directory (searched below) or a glob such as <c>logs/*/2026-*.json.gz</c>.</summary>
internal sealed class FolderPath
{
    private static readonly string[] _endings = [".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".ndjson.gz"];

    private readonly string? _pattern;

    public FolderPath(string path)
    {
        Text = path;
        var full = Path.GetFullPath(path);
        var wildcard = full.AsSpan().IndexOfAny('*', '?');
        if (wildcard < 0 || File.Exists(full) || Directory.Exists(full))
        {
            Root = full;
            return;
        }

        Root = full[..Math.Max(1, full.LastIndexOf('/', wildcard))];
        _pattern = full;
    }

    /// <summary>As the user wrote it.</summary>
    public string Text { get; }

    /// <summary>The file, or the directory to search and watch.</summary>
    public string Root { get; }

    /// <summary>Whether there is anything to read from.</summary>
    public bool Exists => File.Exists(Root) || Directory.Exists(Root);

    /// <summary>The log files that are there now. A file that was named is taken whatever its ending.</summary>
    public FolderListing List()
    {
        if (File.Exists(Root))
        {
            return new FolderListing([Root], []);
        }

        var below = FolderListing.Below(Root);
        return below with { Files = [.. below.Files.Where(IsWanted)] };
    }

    /// <summary>Whether a look would take a file.</summary>
    public bool Takes(string file)
    {
        var below = Path.GetRelativePath(Root, file);
        var isHidden = below != "." && below.Split('/').SkipLast(1).Any(folder => folder.StartsWith('.'));
        return below == "." || (!isHidden && IsWanted(file));
    }

    private bool IsWanted(string path) => _pattern is null
        ? Array.Exists(_endings, e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase)) && !Path.GetFileName(path).StartsWith('.')
        : FileSystemName.MatchesSimpleExpression(_pattern, path, ignoreCase: false);
}
