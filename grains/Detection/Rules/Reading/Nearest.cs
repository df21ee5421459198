namespace OrleansSec.Detection.Rules.Reading;

/// <summary>Finds what an author may have meant.</summary>
internal static class Nearest
{
    private const int LongestName = 64;

    /// <summary>A sentence that suggests the likest candidate, or nothing if none is like it.</summary>
    public static string Suggest(string name, IEnumerable<string> candidates)
    {
        if (name.Length > LongestName)
        {
            return string.Empty;
        }

        var best = candidates
            .Where(c => c.Length <= LongestName)
            .Select(c => (Name: c, Distance: Distance(name.ToUpperInvariant(), c.ToUpperInvariant())))
            .Where(c => c.Distance <= Math.Max(2, name.Length / 3) && c.Distance < Math.Max(name.Length, c.Name.Length))
            .OrderBy(c => c.Distance)
            .FirstOrDefault();
        return best.Name is null ? string.Empty : $"; did you mean {best.Name}?";
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
