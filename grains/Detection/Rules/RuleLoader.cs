using OrleansSec.Detection.Correlations;

namespace OrleansSec.Detection.Rules;

/// <summary>Loads directories of rules once: each file by itself, then names, ids and references across files.</summary>
internal sealed class RuleLoader(IReadOnlyList<string> directories, RuleFolder? last)
{
    private readonly Dictionary<string, RuleReading> _readings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);
    private readonly List<RuleProblem> _problems = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _ids = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Loads them.</summary>
    public RuleFolder Load()
    {
        var files = RuleFiles.Read(directories);
        _problems.AddRange(files.Problems);
        foreach (var (file, text) in files.Texts)
        {
            Read(file, text);
        }

        foreach (var (file, reading) in last?.Readings.Where(r => IsUnread(r.Key, files)) ?? [])
        {
            Keep(file, reading, new RuleReading([], []));
        }

        SigmaRule[] rules = [.. _readings.Values.SelectMany(r => r.Rules).Where(r => IsItsOwn(r.Name, r.Id, r.File, r.Line))];
        Correlation[] correlations = [.. _readings.Values.SelectMany(r => r.Correlations).Where(c => IsItsOwn(c.Name, c.Id, c.File, c.Line))];
        var linked = Link(rules, correlations);
        return new RuleFolder(CorrelationLinker.Rules(rules, linked), _problems)
        {
            Correlations = linked,
            Kept = _kept,
            Fingerprint = files.Fingerprint,
            Readings = _readings,
        };
    }

    private void Read(string file, string? text)
    {
        var reading = text is null ? new RuleReading([], []) : RuleReader.Read(file, text);
        _problems.AddRange(reading.Problems);
        var isBroken = text is null || reading.Problems.Any(p => p.IsError);
        if (isBroken && last?.Readings.GetValueOrDefault(file) is { } before)
        {
            Keep(file, before, reading);
        }
        else
        {
            _readings.Add(file, reading);
        }
    }

    // What the broken text does not give any more stays as it was before.
    private void Keep(string file, RuleReading before, RuleReading now)
    {
        var read = now.Rules.Select(r => r.Name).Concat(now.Correlations.Select(c => c.Name)).ToHashSet(StringComparer.Ordinal);
        SigmaRule[] rules = [.. before.Rules.Where(r => !read.Contains(r.Name))];
        Correlation[] correlations = [.. before.Correlations.Where(c => !read.Contains(c.Name))];
        _kept.UnionWith(rules.Select(r => r.Name).Concat(correlations.Select(c => c.Name)));
        _readings.Add(file, new RuleReading([.. now.Rules, .. rules], now.Problems) { Correlations = [.. now.Correlations, .. correlations] });
    }

    private bool IsUnread(string file, RuleFiles files) => !_readings.ContainsKey(file)
        && files.Unread.Any(d => file.StartsWith(d.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    private bool IsItsOwn(string name, string? id, string file, int line)
    {
        var taken = _names.TryGetValue(name, out var other)
            ? $"the name {name} is already taken by {other}: rename this file"
            : id is not null && _ids.TryGetValue(id, out other) ? $"the id {id} is already that of {other}: give this rule an id of its own" : null;
        if (taken is not null)
        {
            _problems.Add(new RuleProblem(file, line, null, taken, true));
            return false;
        }

        _names.Add(name, file);
        if (id is not null)
        {
            _ids.Add(id, file);
        }

        return true;
    }

    // A correlation may read well and yet name a rule that is not there: then, too, its last good version goes on.
    private IReadOnlyList<Correlation> Link(SigmaRule[] rules, Correlation[] correlations)
    {
        var linker = new CorrelationLinker(rules, correlations);
        var linked = linker.Correlations();
        _problems.AddRange(linker.Problems);
        var running = linked.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var before = (last?.Correlations ?? []).Where(old => correlations.Any(c => c.Name == old.Name && c.File == old.File && !running.Contains(c.Name))).ToArray();
        if (before.Length == 0)
        {
            return linked;
        }

        linked = new CorrelationLinker(rules, [.. correlations.Where(c => running.Contains(c.Name)), .. before]).Correlations();
        _kept.UnionWith(linked.Select(c => c.Name).Where(name => !running.Contains(name)));
        return linked;
    }
}
