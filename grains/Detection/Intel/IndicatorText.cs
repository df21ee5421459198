using System.Buffers;
using System.Globalization;
using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Intel;

/// <summary>Tells what a text of a list names: an address, a range, a domain, a URL's host, a file's hash.</summary>
public static class IndicatorText
{
    private const int LongestName = 253;
    private static readonly SearchValues<char> _hex = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly SearchValues<char> _letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_");
    private static readonly IdnMapping _punycode = new() { AllowUnassigned = true };

    /// <summary>Reads a text, also with the brackets by which analysts make it harmless (<c>evil[.]example</c>).</summary>
    public static bool TryRead(string text, out Indicator indicator)
    {
        text = Rearm(text.Trim());
        indicator = default;
        if (IpNetwork.TryParse(text, out var network))
        {
            indicator = Indicator.Of(network);
            return true;
        }

        if (IsHash(text))
        {
            indicator = Indicator.Of(IndicatorKind.File, text.ToLowerInvariant());
            return true;
        }

        if (text.Contains("://", StringComparison.Ordinal))
        {
            return TryReadUrl(text, out indicator);
        }

        return TryReadAddressWithPort(text, out indicator) || TryReadDomain(text, out indicator);
    }

    /// <summary>The host of a URL: a name, or an address.</summary>
    public static bool TryReadUrl(string text, out Indicator indicator)
    {
        indicator = default;
        if (!Uri.TryCreate(Rearm(text), UriKind.Absolute, out var url) || url.Host.Length == 0)
        {
            return false;
        }

        if (IpNetwork.TryParse(url.Host.Trim('[', ']'), out var network))
        {
            indicator = Indicator.Of(network) with { Description = url.AbsoluteUri };
            return true;
        }

        if (Name(HostOf(url)) is not { } host)
        {
            return false;
        }

        indicator = Indicator.Of(IndicatorKind.Host, host) with { Description = url.AbsoluteUri };
        return true;
    }

    /// <summary>A domain, also written as <c>*.evil.example</c> or with a final dot.</summary>
    public static bool TryReadDomain(string text, out Indicator indicator)
    {
        var name = Name(text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text.TrimStart('.'));
        indicator = name is null ? default : Indicator.Of(IndicatorKind.Domain, name);
        return name is not null;
    }

    /// <summary>Whether it has the form of an MD5, a SHA-1 or a SHA-256.</summary>
    public static bool IsHash(ReadOnlySpan<char> text) => text.Length is 32 or 40 or 64 && !text.ContainsAnyExcept(_hex);

    // Names that are no valid international ones are found only when they are asked for.
    private static string HostOf(Uri url)
    {
        try
        {
            return url.IdnHost;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException)
        {
            return string.Empty;
        }
    }

    // 203.0.113.7:443, or [2001:db8::1]:443: the port says nothing here.
    private static bool TryReadAddressWithPort(string text, out Indicator indicator)
    {
        indicator = default;
        var colon = text.LastIndexOf(':');
        if (colon <= 0
            || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _)
            || !IpNumber.TryParse(text.AsSpan(0, colon).Trim("[]"), out var address))
        {
            return false;
        }

        indicator = Indicator.Of(new IpNetwork(address, address.IsV4 ? 32 : 128));
        return true;
    }

    private static string Rearm(string text) => text
        .Replace("[.]", ".", StringComparison.Ordinal)
        .Replace("[:]", ":", StringComparison.Ordinal)
        .Replace("hxxp", "http", StringComparison.OrdinalIgnoreCase);

    // At least two labels, and a last one that is no number: a name and not a stray word or a broken address.
    private static string? Name(string text)
    {
        text = text.TrimEnd('.').ToLowerInvariant();
        if (text.Any(c => c > 127))
        {
            text = Ascii(text);
        }

        var labels = text.Split('.');
        var isName = text.Length is > 0 and <= LongestName
            && labels.Length > 1
            && labels.All(l => l.Length is > 0 and <= 63 && !l.AsSpan().ContainsAnyExcept(_letters))
            && labels[^1].Length > 1
            && char.IsAsciiLetter(labels[^1][0]);
        return isName ? text : null;
    }

    private static string Ascii(string text)
    {
        try
        {
            return _punycode.GetAscii(text);
        }
        catch (ArgumentException)
        {
            return string.Empty;
        }
    }
}
