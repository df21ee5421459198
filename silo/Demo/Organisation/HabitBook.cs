using System.Globalization;
using OrleansSec.Silo.Demo.Week;

namespace OrleansSec.Silo.Demo.Organisation;

/// <summary>What kinds of principals do, read from a table; targets such as <c>$bucket</c> are looked up for each principal.</summary>
internal static class HabitBook
{
    private static readonly Dictionary<string, List<string[]>> _sections = Read();

    /// <summary>The habits of a kind; null if it has none of that section.</summary>
    public static HabitTable? For(string section, Func<string, string[]> targets) =>
        _sections.TryGetValue(section, out var lines) ? new HabitTable([.. lines.Select(l => Habit(l, targets))]) : null;

    private static Habit Habit(string[] words, Func<string, string[]> targets)
    {
        var target = words.Length > 2 ? words[2] : "x";
        var habit = new Habit(
            ActionBook.Of(words[1]),
            int.Parse(words[0], CultureInfo.InvariantCulture),
            target == "x" ? [string.Empty] : targets(target));
        if (words.Length < 4)
        {
            return habit;
        }

        var colon = words[3].IndexOf(':', StringComparison.Ordinal);
        return habit.Failing(int.Parse(words[3][..colon], CultureInfo.InvariantCulture) / 100.0, words[3][(colon + 1)..]);
    }

    private static Dictionary<string, List<string[]>> Read()
    {
        var sections = new Dictionary<string, List<string[]>>(StringComparer.Ordinal);
        List<string[]>? current = null;
        foreach (var line in Resource.Lines("Organisation.habits.txt"))
        {
            if (line.StartsWith('['))
            {
                sections.Add(line[1..^1], current = []);
            }
            else
            {
                current!.Add(line.Split(' '));
            }
        }

        return sections;
    }
}
