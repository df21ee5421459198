using System.CommandLine;
using OrleansSec.Silo.Intel;

namespace OrleansSec.Silo.Commands;

/// <summary>The options by which a command takes intelligence and places.</summary>
internal sealed class IntelCommandOptions
{
    private readonly Option<string[]> _mmdb = new("--mmdb")
    {
        Description = "MaxMind database (.mmdb) of countries, cities or ASNs; may be repeated.",
        HelpName = "PATH",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command) => command.Options.Add(_mmdb);

    /// <summary>What was given.</summary>
    public IntelArguments Read(ParseResult parsed) => new(parsed.GetValue(_mmdb) ?? []);
}
