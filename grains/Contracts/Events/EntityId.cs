using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace OrleansSec.Contracts.Events;

/// <summary>
/// Names an entity: its kind and a key that starts with the 12-digit account id, such as
/// <c>acct:111122223333</c> or <c>prin:111122223333:role:ci-deploy</c>. The text form is also the grain key; its
/// prefix is never hexadecimal, so that no storage mistakes the key for a number or a GUID.
/// </summary>
[GenerateSerializer, Immutable, Alias("EntityId")]
[JsonConverter(typeof(EntityIdJson))]
public readonly record struct EntityId([property: Id(0)] EntityKind Kind, [property: Id(1)] string Key)
    : ISpanParsable<EntityId>
{
    /// <summary>The 12-digit account id that the entity belongs to: the key up to its first colon.</summary>
    public string Account => Key.IndexOf(':', StringComparison.Ordinal) is var end and >= 0 ? Key[..end] : Key;

    /// <summary>The part of the key that a person reads: for a principal <c>role/ci-deploy</c>, else the key.</summary>
    public string Name => Kind == EntityKind.Account || Key.Length == Account.Length
        ? Key
        : ReplaceFirstColon(Key[(Account.Length + 1)..]);

    /// <summary>The entity of an AWS account.</summary>
    public static EntityId ForAccount(string accountId) => new(EntityKind.Account, accountId);

    /// <summary>The entity of a principal, such as type <c>role</c> and name <c>ci-deploy</c>.</summary>
    public static EntityId ForPrincipal(string accountId, string type, string name) =>
        new(EntityKind.Principal, $"{accountId}:{type}:{name}");

    /// <inheritdoc/>
    public static EntityId Parse(string s, IFormatProvider? provider = null) => Parse(s.AsSpan(), provider);

    /// <inheritdoc/>
    public static EntityId Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not an entity id.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out EntityId result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out EntityId result)
    {
        result = default;
        if (s.Length < 6 || s[4] != ':')
        {
            return false;
        }

        EntityKind? kind = s[..4] switch
        {
            "acct" => EntityKind.Account,
            "prin" => EntityKind.Principal,
            "host" => EntityKind.Host,
            "work" => EntityKind.Workload,
            _ => null,
        };
        if (kind is null)
        {
            return false;
        }

        result = new EntityId(kind.Value, s[5..].ToString());
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        EntityKind.Account => "acct:" + Key,
        EntityKind.Principal => "prin:" + Key,
        EntityKind.Host => "host:" + Key,
        _ => "work:" + Key,
    };

    private static string ReplaceFirstColon(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is var at and >= 0 ? $"{text[..at]}/{text[(at + 1)..]}" : text;
}
