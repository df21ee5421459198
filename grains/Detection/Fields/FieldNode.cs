using System.Text;

namespace OrleansSec.Detection.Fields;

/// <summary>A step in the trie of field paths: the children of an object by UTF-8 name.</summary>
internal sealed class FieldNode
{
    private readonly byte[][] _names;
    private readonly FieldNode[] _children;
    private readonly int[] _slots;

    private FieldNode(int field, (string Name, FieldNode Node)[] children)
    {
        Field = field;
        _names = [.. children.Select(c => Encoding.UTF8.GetBytes(c.Name))];
        _children = [.. children.Select(c => c.Node)];
        _slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, children.Length * 2))];
        for (var i = 0; i < _names.Length; i++)
        {
            var slot = Slot(_names[i]);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = i + 1;
        }
    }

    /// <summary>The number of the field that ends here, or -1.</summary>
    public int Field { get; }

    /// <summary>Whether any path goes on below.</summary>
    public bool HasChildren => _children.Length > 0;

    public static FieldNode Build(string[] paths) =>
        Build([.. paths.Select((path, number) => (Steps: path.Split('.'), number))], 0, -1);

    /// <summary>The child of that unescaped name, or null.</summary>
    public FieldNode? Child(ReadOnlySpan<byte> name)
    {
        if (name.Length == 0)
        {
            return null;
        }

        for (var slot = Slot(name); _slots[slot] is var index and not 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            if (name.SequenceEqual(_names[index - 1]))
            {
                return _children[index - 1];
            }
        }

        return null;
    }

    private static FieldNode Build((string[] Steps, int Number)[] paths, int depth, int field)
    {
        var children = paths
            .Where(p => p.Steps.Length > depth)
            .GroupBy(p => p.Steps[depth], StringComparer.Ordinal)
            .Select(group => (group.Key, Build([.. group], depth + 1, EndingAt(group, depth + 1))))
            .ToArray();
        return new FieldNode(field, children);
    }

    private static int EndingAt(IEnumerable<(string[] Steps, int Number)> paths, int depth) =>
        paths.Where(p => p.Steps.Length == depth).Select(p => p.Number).DefaultIfEmpty(-1).First();

    private int Slot(ReadOnlySpan<byte> name) =>
        ((name.Length * 31) + (name[0] * 7) + (name[^1] * 13) + name[name.Length / 2]) & (_slots.Length - 1);
}
