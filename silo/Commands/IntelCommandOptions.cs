using System.CommandLine;
using OrleansSec.Silo.Intel;

namespace OrleansSec.Silo.Commands;

/// <summary>The options by which a command takes intelligence and places.</summary>
internal sealed class IntelCommandOptions
{
    private readonly Option<string[]> _lists = new("--intel")
    {
        Description = "Threat intelligence: a file, folder or URL of STIX 2.1, CSV, netsets or plain lists; may be repeated. context:PATH only describes, indicator:PATH alerts (default: told by form and name).",
        HelpName = "PATH|URL",
    };

    private readonly Option<string[]> _mmdb = new("--mmdb")
    {
        Description = "MaxMind database (.mmdb) of countries, cities or ASNs; may be repeated.",
        HelpName = "PATH",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_lists);
        command.Options.Add(_mmdb);
    }

    /// <summary>What was given.</summary>
    public IntelArguments Read(ParseResult parsed) => new([.. (parsed.GetValue(_lists) ?? []).Select(IntelSource.Parse)], parsed.GetValue(_mmdb) ?? []);
}
