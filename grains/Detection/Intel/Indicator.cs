using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Intel;

/// <summary>One entry of a list, as read.</summary>
/// <param name="Kind">What it names.</param>
/// <param name="Network">The address or range, for an address.</param>
/// <param name="Text">The name in lower case, or the hash in lower-case hexadecimal; empty for an address.</param>
public readonly record struct Indicator(IndicatorKind Kind, IpNetwork Network, string Text)
{
    /// <summary>From 0 to 100, where the list says so.</summary>
    public int? Confidence { get; init; }

    /// <summary>What the list says of it.</summary>
    public string? Description { get; init; }

    /// <summary>Since when it holds, where the list says so.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Until when it holds, where the list says so.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>An address or a range.</summary>
    public static Indicator Of(IpNetwork network) => new(IndicatorKind.Address, network, string.Empty);

    /// <summary>A name or a hash.</summary>
    public static Indicator Of(IndicatorKind kind, string text) => new(kind, default, text);

    /// <summary>As an operator writes it.</summary>
    public override string ToString() => Kind == IndicatorKind.Address ? Network.ToString() : Text;
}
