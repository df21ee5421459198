namespace OrleansSec.Silo.Intel;

/// <summary>The documents of a source.</summary>
internal static class IntelFiles
{
    private static readonly EnumerationOptions _all = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden };

    /// <summary>One for a file or a URL; for a folder each file below it but documentation.</summary>
    public static IEnumerable<IntelDocument> Of(IntelSource source)
    {
        if (source.Url is not null || !Directory.Exists(source.Location))
        {
            return [new IntelDocument(source, source.Location)];
        }

        return Directory.EnumerateFiles(source.Location, "*", _all)
            .Where(f => !Path.GetExtension(f).Equals(".md", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .Select(f => new IntelDocument(source, f));
    }
}
