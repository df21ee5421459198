using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Stores;
using OrleansSec.Silo.Intel;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Commands;

/// <summary><c>orleanssec intel</c>: check lists before they are used, and ask what they say of a value.</summary>
internal static class IntelCommand
{
    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files, folders or URLs of lists; context:PATH and indicator:PATH say what they are for.",
            Arity = ArgumentArity.OneOrMore,
        };
        var check = new Command("check", "Read lists, and show what is used of them and what is refused. Exit code 1 if one cannot be read.") { paths };
        check.SetAction((parsed, cancellation) => CommonOptions.Guard(() => Check(
            new IntelArguments([.. parsed.GetRequiredValue(paths).Select(IntelSource.Parse)], []), cancellation)));

        var value = new Argument<string>("VALUE") { Description = "An address, a range, a domain, a URL or a file's hash." };
        var lookup = new Command("lookup", "Tell what lists and databases say of a value. Exit code 1 if nothing.") { value };
        var intel = new IntelCommandOptions();
        intel.AddTo(lookup);
        lookup.SetAction((parsed, cancellation) => CommonOptions.Guard(() => LookUp(parsed.GetRequiredValue(value), intel.Read(parsed), cancellation)));
        return new Command("intel", "Threat intelligence.") { check, lookup };
    }

    private static async Task<int> Check(IntelArguments arguments, CancellationToken cancellation)
    {
        using var lists = new Lists(arguments);
        await lists.Catalog.Refresh(cancellation);
        var view = lists.Catalog.Read();
        foreach (var list in view.Lists)
        {
            await Console.Out.WriteLineAsync(Line(list));
            foreach (var refusal in list.Refused)
            {
                await Console.Out.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"    refused {refusal.Count} {Text.OneLine(refusal.Reason, 80)}: {Text.OneLine(refusal.Detail, 160)}"));
            }
        }

        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{view.Lists.Count} lists, {view.Indicators} indicators, {view.Context} entries of context, {view.Lists.Sum(l => l.Refused.Sum(r => r.Count))} refused"));
        return view.Lists.Any(l => l.Problem is not null) ? CommonOptions.BadArguments : CommonOptions.Ok;
    }

    private static string Line(IntelListView list) => list.Problem is { } problem
        ? $"{Text.OneLine(list.Location, 200)}: {Text.OneLine(problem, 200)}"
        : string.Create(CultureInfo.InvariantCulture, $"{Text.OneLine(list.Location, 200)}: {list.Entries} entries as {list.Kind} ({list.Format})");

    private static async Task<int> LookUp(string value, IntelArguments arguments, CancellationToken cancellation)
    {
        using var lists = new Lists(arguments);
        await lists.Catalog.Refresh(cancellation);
        foreach (var list in lists.Catalog.Read().Lists.Where(l => l.Problem is not null))
        {
            await Console.Error.WriteLineAsync($"orleanssec: {Line(list)}");
        }

        var place = Detection.Intel.IpNumber.TryParse(value, out var address) ? lists.Places.Locate(address.ToAddress()) : null;
        if (place is not null)
        {
            await Console.Out.WriteLineAsync(Line(place));
        }

        var matches = lists.Feed.Current.OfValue("value", value) ?? [];
        foreach (var match in matches)
        {
            await Console.Out.WriteLineAsync(Line(match));
        }

        if (place is null && matches.Count == 0)
        {
            await Console.Out.WriteLineAsync($"{Text.OneLine(value, 200)}: nothing is known.");
            return CommonOptions.BadArguments;
        }

        return CommonOptions.Ok;
    }

    private static string Line(Place place) => string.Create(
        CultureInfo.InvariantCulture,
        $"place: {place.Country ?? "?"}  AS{place.Asn?.ToString(CultureInfo.InvariantCulture) ?? "?"} {Text.OneLine(place.Organisation ?? string.Empty, 80)}  {place.Latitude}, {place.Longitude}");

    private static string Line(IntelMatch match) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(match.IsContext ? "context" : "indicator")} {Text.OneLine(match.Indicator, 80)}  list {Text.OneLine(match.List, 60)}  confidence {match.Confidence}{Until(match)}  {Text.OneLine(match.Description ?? string.Empty, 160)}").TrimEnd();

    private static string Until(IntelMatch match) =>
        match.Until is { } until ? string.Create(CultureInfo.InvariantCulture, $"  until {until:u}") : string.Empty;

    private sealed class Lists : IDisposable
    {
        private readonly ThrowAwayFolder _folder = new("intel");
        private readonly IntelDownload _download;

        public Lists(IntelArguments arguments)
        {
            var options = new IntelOptions { Sources = [.. arguments.Sources], Mmdb = [.. arguments.Mmdb] };
            Places = new MmdbPlaces(options.Mmdb);
            _download = new IntelDownload(_folder.Path, options);
            Catalog = new IntelCatalog(Options.Create(options), Feed, _download, Places, TimeProvider.System, NullLogger<IntelCatalog>.Instance);
        }

        public IntelFeed Feed { get; } = new();

        public MmdbPlaces Places { get; }

        public IntelCatalog Catalog { get; }

        public void Dispose()
        {
            _download.Dispose();
            Places.Dispose();
            _folder.Dispose();
        }
    }
}
