using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansSec.Contracts.Stores;
using OrleansSec.Detection.Intel;

namespace OrleansSec.Silo.Intel;

/// <summary>
/// Keeps the lists up to date: reads files, folders and downloads, packs them into a snapshot, and hands it to the
/// decoders. A source that fails keeps its last good content and shows its problem; the others go on.
/// </summary>
internal sealed partial class IntelCatalog(
    IOptions<IntelOptions> options, IntelFeed feed, IntelDownload download, MmdbPlaces places, TimeProvider clock, ILogger<IntelCatalog> logger)
    : IIntelCatalog
{
    private readonly IntelOptions _options = options.Value;
    private Dictionary<string, LoadedList> _loaded = new(StringComparer.Ordinal);
    private volatile IntelView _view = new(0, 0, null, [], []);

    /// <inheritdoc/>
    public IntelView Read() => _view;

    /// <summary>Reads what is on this machine, copies of downloads included, without any traffic.</summary>
    public void Load() => Apply([.. Documents().Select(d => Open(d, null))]);

    /// <summary>Looks at every source again.</summary>
    public async Task Refresh(CancellationToken cancellation)
    {
        var lists = new List<LoadedList>();
        foreach (var document in Documents())
        {
            var problem = document.Url is null ? null : await download.Refresh(document, cancellation);
            lists.Add(Open(document, problem));
        }

        Apply(lists);
    }

    private IEnumerable<IntelDocument> Documents() => _options.Sources.SelectMany(IntelFiles.Of);

    private LoadedList Open(IntelDocument document, string? problem)
    {
        var path = document.Url is null ? document.Location : download.Copy(document);
        var known = _loaded.GetValueOrDefault(document.Location);
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return Failed(document, known, problem ?? (document.Url is null ? "There is no such file." : "It has not been downloaded yet."));
        }

        if (known?.Reading is not null && known.Stamp == (file.LastWriteTimeUtc, file.Length))
        {
            return problem is null && known.Problem is null ? known : Failed(document, known, problem);
        }

        if (file.Length > _options.MaxBytes)
        {
            return Failed(document, known, $"It is longer than {_options.MaxBytes} bytes.");
        }

        try
        {
            using var stream = file.OpenRead();
            return new LoadedList(document, IntelReader.Read(stream), (file.LastWriteTimeUtc, file.Length), clock.GetUtcNow(), problem);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return Failed(document, known, failure.Message);
        }
    }

    private LoadedList Failed(IntelDocument document, LoadedList? known, string? problem)
    {
        if (problem is not null && problem != known?.Problem)
        {
            LogProblem(document.Shown, problem);
        }

        return known is null ? new LoadedList(document, null, default, null, problem) : known with { Problem = problem };
    }

    private void Apply(List<LoadedList> lists)
    {
        var isSame = lists.Count == _loaded.Count && lists.TrueForAll(l => _loaded.TryGetValue(l.Document.Location, out var known) && known.Reading == l.Reading);
        _loaded = lists.DistinctBy(l => l.Document.Location).ToDictionary(l => l.Document.Location, StringComparer.Ordinal);
        if (!isSame || _view.RefreshedAt is null)
        {
            var builder = new IndicatorSetBuilder();
            foreach (var list in lists.Where(l => l.Reading is not null))
            {
                builder.Add(list.Document.List(list.Reading), list.Reading!.Indicators);
            }

            feed.Current = new IntelSnapshot { Places = places.Count == 0 ? null : places, Indicators = builder.Build(), Fingerprint = Fingerprint(lists) };
        }

        _view = new IntelView(
            Sum(lists, isContext: false), Sum(lists, isContext: true), clock.GetUtcNow(), [.. _options.Mmdb], [.. lists.Select(l => l.View())]);
    }

    private static string Fingerprint(List<LoadedList> lists) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(
        lists.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Document.Location}\n{l.Stamp.Time.Ticks}\n{l.Stamp.Length}\n{l.Document.List(l.Reading)}\n"))))));

    private static long Sum(List<LoadedList> lists, bool isContext) =>
        lists.Where(l => l.Document.List(l.Reading).IsContext == isContext).Sum(l => (long)(l.Reading?.Indicators.Count ?? 0));

    [LoggerMessage(Level = LogLevel.Warning, Message = "The list {Location} cannot be read: {Problem}")]
    private partial void LogProblem(string location, string problem);
}
