using System.Security.Cryptography;
using System.Text;
using OrleansSec.Detection.Intel;

namespace OrleansSec.Silo.Intel;

/// <summary>A document of a source: one file, or what a URL gave.</summary>
/// <param name="Source">Where it belongs.</param>
/// <param name="Location">Path or URL.</param>
internal sealed record IntelDocument(IntelSource Source, string Location)
{
    private const int DefaultConfidence = 60;

    private static readonly string[] _context =
    [
        "warninglist", "warninglists", "context", "aws", "amazon", "azure", "gcp", "google", "cloudflare", "akamai", "fastly", "cdn",
        "vpn", "proxy", "tor", "torproject", "torbulkexitlist", "dns", "rfc1918", "rfc5735", "rfc6890", "bogon", "bogons",
        "hosting", "datacenter", "datacenters", "nat",
    ];

    /// <summary>The URL, if it is one.</summary>
    public Uri? Url => Source.Url;

    /// <summary>The location as it may be shown: without user name, password and query, which can be secret.</summary>
    public string Shown => Url is { } url ? url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : Location;

    /// <summary>The name of its list: the file's, or the URL's last step.</summary>
    public string Name => Path.GetFileNameWithoutExtension(Url is { } url ? (url.AbsolutePath.TrimEnd('/') is { Length: > 0 } path ? path : url.Host) : Location);

    /// <summary>A name for files kept of it.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Location)).AsSpan(0, 8));

    /// <summary>Its list, as the operator, the form or the name tells.</summary>
    public IntelList List(IntelReading? reading)
    {
        var words = Words();
        var isContext = Source.Use is { } use ? use == IntelUse.Context : reading?.IsContext == true || words.Any(_context.Contains);
        var isShared = isContext && !words.Exists(w => w.StartsWith("tor", StringComparison.Ordinal));
        return new IntelList(Name, Source.Confidence ?? DefaultConfidence, isContext, isShared);
    }

    // Of the file and its folder, or of the URL's host and last step.
    private List<string> Words()
    {
        var text = Url is { } url ? $"{url.Host} {Path.GetFileName(url.AbsolutePath)}" : $"{Path.GetFileName(Path.GetDirectoryName(Location))} {Path.GetFileName(Location)}";
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isLetter = i < text.Length && char.IsAsciiLetterOrDigit(text[i]);
            if (isLetter && start < 0)
            {
                start = i;
            }
            else if (!isLetter && start >= 0)
            {
                words.Add(text[start..i].ToLowerInvariant());
                start = -1;
            }
        }

        return words;
    }
}
