using System.CommandLine;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Commands;

/// <summary><c>--index none|writes|all</c>.</summary>
internal static class IndexOption
{
    /// <summary>Declares the option.</summary>
    public static Option<IndexScope?> Create(string fallback)
    {
        var option = new Option<IndexScope?>("--index")
        {
            Description = $"Which events to keep for searching: none, writes (with all that failed) or all (default: {fallback}). Where callers were is kept in any case, to match new intelligence back.",
            HelpName = "none|writes|all",
            CustomParser = result => result.Tokens.Single().Value switch
            {
                "none" => IndexScope.None,
                "writes" => IndexScope.Writes,
                "all" => IndexScope.All,
                _ => Refuse(result),
            },
        };
        return option;
    }

    private static IndexScope? Refuse(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError("--index takes none, writes or all.");
        return null;
    }
}
