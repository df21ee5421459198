using System.Collections.Frozen;

namespace OrleansSec.Detection.Fields;

/// <summary>
/// The fields that somebody reads from a record, such as <c>userIdentity.arn</c>, each with a number: its place in
/// <see cref="EventFields"/>. One trie of all paths lets a single pass extract exactly these. Immutable.
/// </summary>
public sealed class FieldLayout
{
    private readonly FrozenDictionary<string, int> _numbers;

    private FieldLayout(FrozenDictionary<string, int> numbers, string[] paths, FieldNode root)
    {
        _numbers = numbers;
        Paths = paths;
        Root = root;
    }

    /// <summary>The paths, by number.</summary>
    public IReadOnlyList<string> Paths { get; }

    internal FieldNode Root { get; }

    /// <summary>A layout of the paths in the given order; a repeated path keeps its first number.</summary>
    public static FieldLayout For(IEnumerable<string> paths)
    {
        var distinct = paths.Distinct(StringComparer.Ordinal).ToArray();
        var numbers = distinct.Select((path, number) => (path, number)).ToFrozenDictionary(p => p.path, p => p.number, StringComparer.Ordinal);
        return new FieldLayout(numbers, distinct, FieldNode.Build(distinct));
    }

    /// <summary>The number of a path, or -1 if the layout does not hold it.</summary>
    public int IndexOf(string path) => _numbers.GetValueOrDefault(path, -1);
}
