namespace OrleansSec.Silo.Storage.Sql;

/// <summary>The SQL scripts that come with the program.</summary>
internal static class SqlScripts
{
    /// <summary>The texts of a folder's scripts, in the order of their names.</summary>
    /// <param name="folder">As it stands in the names of resources, such as <c>.Sqlite.Migrations.</c>.</param>
    public static IReadOnlyList<string> In(string folder)
    {
        var assembly = typeof(SqlScripts).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(n => n.EndsWith(".sql", StringComparison.Ordinal) && n.Contains(folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(n =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!);
                    return reader.ReadToEnd();
                }),
        ];
    }
}
