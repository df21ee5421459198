using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OrleansSec.Detection.Rules.Reading;

/// <summary>
/// A YAML parser that refuses what could exhaust a process: deep nesting and aliases, which a small file can blow up
/// to any size.
/// </summary>
internal sealed class BoundedParser(IParser inner) : IParser
{
    private const int MaxDepth = 32;
    private int _depth;

    public ParsingEvent? Current => inner.Current;

    public bool MoveNext()
    {
        var moved = inner.MoveNext();
        if (moved && inner.Current is { } current)
        {
            _depth += current.NestingIncrease;
            if (_depth > MaxDepth)
            {
                throw new SemanticErrorException(current.Start, current.End, "nested too deep for a rule");
            }

            if (current is AnchorAlias)
            {
                throw new SemanticErrorException(current.Start, current.End, "YAML aliases are refused: write the value out");
            }
        }

        return moved;
    }
}
