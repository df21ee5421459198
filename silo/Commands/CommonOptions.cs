using System.CommandLine;
using OrleansSec.Silo.Ingest;

namespace OrleansSec.Silo.Commands;

/// <summary>Exit codes and options that several commands share.</summary>
internal static class CommonOptions
{
    /// <summary>Done.</summary>
    public const int Ok = 0;

    /// <summary>The arguments are wrong, or what they name cannot be used.</summary>
    public const int BadArguments = 1;

    /// <summary>Some input could not be read.</summary>
    public const int UnreadInput = 2;

    /// <summary>The rules that come with the program, beside the executable.</summary>
    public static string BundledRules => Path.Combine(AppContext.BaseDirectory, "rules");

    /// <summary><c>--rules DIR</c>.</summary>
    public static Option<string> Rules() => new("--rules")
    {
        Description = "Directory of Sigma rules (default: the rules that come with orleanssec).",
        HelpName = "DIR",
        DefaultValueFactory = _ => BundledRules,
    };

    /// <summary>
    /// Loads rules; what is wrong with them goes to standard error and leaves the rule out. Null if there is no such
    /// directory.
    /// </summary>
    public static RuleSet? LoadRules(string directory)
    {
        if (!Directory.Exists(directory))
        {
            Console.Error.WriteLine($"orleanssec: --rules {directory}: there is no such directory.");
            return null;
        }

        var rules = RuleSet.From(directory);
        foreach (var problem in rules.Problems)
        {
            Console.Error.WriteLine(problem);
        }

        return rules;
    }

    /// <summary>Runs a command's work; trouble with files becomes one clear line and exit code 1.</summary>
    public static async Task<int> Guard(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync($"orleanssec: {failure.Message}");
            return BadArguments;
        }
    }
}
