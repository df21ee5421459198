using System.CommandLine;
using Microsoft.Extensions.Options;
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

    /// <summary>What stands for <see cref="BundledRules"/> on the command line.</summary>
    public const string BuiltIn = "built-in";

    /// <summary>The rules that come with the program, beside the executable.</summary>
    public static string BundledRules => Path.Combine(AppContext.BaseDirectory, "rules");

    /// <summary><c>--rules DIR</c>, once or more.</summary>
    public static Option<string[]> Rules() => new("--rules")
    {
        Description = $"Directory of Sigma rules; may be repeated. {BuiltIn} stands for the rules that come with orleanssec, which is the default.",
        HelpName = "DIR",
        DefaultValueFactory = _ => [BuiltIn],
    };

    /// <summary>The directories that <c>--rules</c> names.</summary>
    public static IReadOnlyList<string> RuleFolders(IEnumerable<string> named) =>
        [.. named.Select(name => name == BuiltIn ? BundledRules : name).Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// Loads rules; what is wrong with them goes to standard error and leaves the rule out. Null if a directory is not
    /// there, or if there is no rule file at all.
    /// </summary>
    public static RuleSet? LoadRules(IEnumerable<string> named)
    {
        var directories = RuleFolders(named);
        if (directories.FirstOrDefault(d => !Directory.Exists(d)) is { } missing)
        {
            Console.Error.WriteLine($"orleanssec: --rules {missing}: there is no such directory.");
            return null;
        }

        var rules = RuleSet.From(directories);
        if (!rules.Folder.HasFiles)
        {
            Console.Error.WriteLine($"orleanssec: --rules {string.Join(' ', directories)}: there is no rule file (.yml) in it.");
            return null;
        }

        foreach (var problem in rules.Problems)
        {
            Console.Error.WriteLine(problem);
        }

        return rules;
    }

    /// <summary>Runs a command's work; trouble with files or settings becomes clear lines and exit code 1.</summary>
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
        catch (OptionsValidationException failure)
        {
            foreach (var problem in failure.Failures)
            {
                await Console.Error.WriteLineAsync($"orleanssec: {problem}");
            }

            return BadArguments;
        }
    }
}
