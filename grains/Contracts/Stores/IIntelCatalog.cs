namespace OrleansSec.Contracts.Stores;

/// <summary>The lists of threat intelligence that are in use.</summary>
public interface IIntelCatalog
{
    /// <summary>A snapshot.</summary>
    IntelView Read();
}

/// <summary>The lists in use.</summary>
/// <param name="Indicators">Indicators of lists that accuse.</param>
/// <param name="Context">Entries of lists that only describe.</param>
/// <param name="RefreshedAt">When the sources were last looked at, UTC; null before the first time.</param>
/// <param name="Places">Files of the databases that tell where addresses are.</param>
/// <param name="Lists">Each list.</param>
public sealed record IntelView(
    long Indicators,
    long Context,
    DateTimeOffset? RefreshedAt,
    IReadOnlyList<string> Places,
    IReadOnlyList<IntelListView> Lists);

/// <summary>A list in use, or a source that gave none.</summary>
/// <param name="Name">As in reasons.</param>
/// <param name="Location">File or URL, without user name, password and query.</param>
/// <param name="Kind"><c>indicator</c> or <c>context</c>.</param>
/// <param name="Format">Such as <c>stix</c>, <c>csv</c>, <c>list</c>; null while nothing could be read.</param>
/// <param name="Entries">How many entries are in use.</param>
/// <param name="Refused">What was refused, by reason.</param>
/// <param name="ChangedAt">When the content in use was read, UTC; null if there is none.</param>
/// <param name="Problem">Why the source could not be read last time; the last good content stays in use. Null if it could.</param>
public sealed record IntelListView(
    string Name,
    string Location,
    string Kind,
    string? Format,
    long Entries,
    IReadOnlyList<IntelRefusalView> Refused,
    DateTimeOffset? ChangedAt,
    string? Problem);

/// <summary>Entries of a list that were refused for one reason.</summary>
/// <param name="Reason">A stable code.</param>
/// <param name="Count">How many.</param>
/// <param name="Detail">The first of them. Text of the list.</param>
public sealed record IntelRefusalView(string Reason, long Count, string Detail);
