using System.Globalization;
using System.Text;
using OrleansSec.Contracts.Stores;

namespace OrleansSec.Silo.Storage.Sql.Index.Blocks;

/// <summary>An event filter upon blocks.</summary>
internal sealed class BlockFilter
{
    private readonly HashSet<long>? _accounts;
    private readonly ulong[] _accountHashes;
    private readonly List<ulong> _names = [];
    private readonly List<(TextColumn Column, Func<EventBlock, int, bool> IsMeant)> _texts = [];

    /// <summary>What is meant, as a condition on each column of texts.</summary>
    public BlockFilter(EventFilter filter)
    {
        _accounts = filter.Accounts?.Select(a => long.Parse(a, CultureInfo.InvariantCulture)).ToHashSet();
        _accountHashes = [.. (_accounts ?? []).Select(BlockNames.Hash)];
        Name(TextColumn.Principal, filter.Principal);
        Name(TextColumn.Address, filter.Address);
        Equal(TextColumn.Action, filter.Action);
        Equal(TextColumn.Region, filter.Region);
        Equal(TextColumn.Network, filter.Network);
        Equal(TextColumn.Error, filter.Error);
        if (_accounts is not null)
        {
            _texts.Add((TextColumn.Principal, (block, term) => _accounts.Contains(BlockNames.Account(block.Text(TextColumn.Principal, term) ?? string.Empty))));
        }

        if (filter.Service is { } service)
        {
            var prefix = BlockText.Bytes(service + ":");
            _texts.Add((TextColumn.Action, (block, term) => block.Utf8(TextColumn.Action, term).StartsWith(prefix)));
        }

        if (filter.Failed is { } failed)
        {
            _texts.Add((TextColumn.Error, (_, term) => term != 0 == failed));
        }

        if (filter.Resource is { } resource)
        {
            var part = Encoding.UTF8.GetString(BlockText.Bytes(resource));
            _texts.Add((TextColumn.Resource, (block, term) => block.Text(TextColumn.Resource, term)?.Contains(part, StringComparison.OrdinalIgnoreCase) ?? false));
        }

        First = filter.From?.ToUnixTimeMilliseconds() ?? long.MinValue;
        Last = filter.To?.ToUnixTimeMilliseconds() - 1 ?? long.MaxValue;
    }

    /// <summary>The first time that is meant, Unix milliseconds.</summary>
    public long First { get; }

    /// <summary>The last time that is meant.</summary>
    public long Last { get; }

    /// <summary>Whether a block with these names may hold an event that is meant.</summary>
    public bool MayMatch(ReadOnlySpan<byte> names)
    {
        foreach (var name in _names)
        {
            if (!BlockNames.MayHold(names, name))
            {
                return false;
            }
        }

        if (_accounts is null)
        {
            return true;
        }

        foreach (var account in _accountHashes)
        {
            if (BlockNames.MayHold(names, account))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The rows of a block that are meant, in its order.</summary>
    public List<int> Rows(EventBlock block)
    {
        var rows = new List<int>();
        var conditions = new List<BlockCondition>();
        foreach (var (column, isMeant) in _texts)
        {
            if (BlockCondition.Of(block, column, isMeant) is not { } condition)
            {
                return rows;
            }

            conditions.Add(condition);
        }

        for (var row = 0; row < block.Events; row++)
        {
            if (block.Time(row) >= First && block.Time(row) <= Last && Holds(conditions, row))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private static bool Holds(List<BlockCondition> conditions, int row)
    {
        foreach (var condition in conditions)
        {
            if (!condition.Holds(row))
            {
                return false;
            }
        }

        return true;
    }

    private void Name(TextColumn column, string? name)
    {
        Equal(column, name);
        if (name is not null)
        {
            _names.Add(BlockNames.Hash(column, BlockText.Bytes(name)));
        }
    }

    private void Equal(TextColumn column, string? text)
    {
        if (text is not null)
        {
            var wanted = BlockText.Bytes(text);
            _texts.Add((column, (block, term) => term != 0 && block.Utf8(column, term).SequenceEqual(wanted)));
        }
    }
}
