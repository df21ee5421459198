using System.Text.Json;
using OrleansSec.Detection.Correlations;
using OrleansSec.Detection.Fields;
using OrleansSec.Detection.Rules;

namespace OrleansSec.Silo.Commands;

/// <summary>What the rules commands do; each answers an exit code.</summary>
internal static class RuleActions
{
    /// <summary>One line per rule: name, severity, techniques, title.</summary>
    public static int List(string directory)
    {
        var folder = RuleFolder.Load(directory);
        foreach (var rule in folder.Rules)
        {
            Console.Out.WriteLine($"{rule.Name,-52} {rule.Level.ToString().ToLowerInvariant(),-13} {string.Join(' ', rule.Techniques),-20} {rule.Title}");
        }

        foreach (var one in folder.Correlations)
        {
            Console.Out.WriteLine($"{one.Name,-52} {one.Level.ToString().ToLowerInvariant(),-13} {string.Join(' ', one.Techniques),-20} {one.Title}");
        }

        return Report(folder.Problems);
    }

    /// <summary>All problems, in the form that editors know.</summary>
    public static int Check(string directory)
    {
        var folder = RuleFolder.Load(directory);
        var exit = Report(folder.Problems);
        Console.Out.WriteLine($"{folder.Rules.Count} rules, {folder.Correlations.Count} correlations, {folder.Problems.Count} problems");
        return exit;
    }

    /// <summary>Runs every rule's cases.</summary>
    public static int Test(string directory)
    {
        var folder = RuleFolder.Load(directory);
        var exit = Report(folder.Problems);
        var (passed, failed) = (0, 0);
        var tested = folder.TestedRules
            .Select(rule => (rule.File, Run: (Func<RuleCases, IReadOnlyList<RuleTestResult>>)(cases => RuleTest.Run(rule, cases))))
            .Concat(folder.Correlations.Select(one => (
                one.File, Run: (Func<RuleCases, IReadOnlyList<RuleTestResult>>)(cases => CorrelationTest.Run(one, folder, cases)))));
        foreach (var (file, run) in tested)
        {
            var reading = RuleCases.Load(RuleCases.PathFor(file));
            exit = Math.Max(exit, Report(reading.Problems));
            foreach (var result in reading.Cases is { } cases ? run(cases) : [])
            {
                (passed, failed) = result.Passed ? (passed + 1, failed) : (passed, failed + 1);
                if (!result.Passed)
                {
                    Console.Out.WriteLine($"FAILED {result.Explanation.Rule}: {result.Case.Name}");
                    Print(result.Explanation);
                }
            }
        }

        Console.Out.WriteLine($"{passed} passed, {failed} failed");
        return failed > 0 ? CommonOptions.BadArguments : exit;
    }

    /// <summary>Explains a rule on an event.</summary>
    public static int Explain(string name, FileInfo record)
    {
        var file = File.Exists(name)
            ? name
            : Directory.EnumerateFiles(CommonOptions.BundledRules, $"{name}.yml", SearchOption.AllDirectories).FirstOrDefault();
        if (file is null)
        {
            Console.Error.WriteLine($"orleanssec: there is no rule file or rule named {name}. See: orleanssec rules list");
            return CommonOptions.BadArguments;
        }

        var reading = RuleReader.Read(file, File.ReadAllText(file));
        if (reading.Rule is not { } rule)
        {
            if (reading.Correlations.Count > 0)
            {
                Console.Error.WriteLine($"orleanssec: {name} is a correlation, which no single event makes true. Explain its rules, or run: orleanssec rules test");
                return CommonOptions.BadArguments;
            }

            return Report(reading.Problems);
        }

        var fields = new EventFields(FieldLayout.For(rule.Fields));
        if (!TryRead(record, fields))
        {
            Console.Error.WriteLine($"orleanssec: {record} is not one JSON object.");
            return CommonOptions.UnreadInput;
        }

        Print(RuleExplainer.Explain(rule, fields));
        return CommonOptions.Ok;
    }

    private static bool TryRead(FileInfo record, EventFields fields)
    {
        try
        {
            var json = File.ReadAllBytes(record.FullName);
            var start = json.AsSpan().IndexOf((byte)'{');
            return start >= 0 && FieldReader.Read(json.AsMemory(start), fields) > 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Print(RuleExplanation explanation)
    {
        foreach (var line in explanation.Lines())
        {
            Console.Out.WriteLine(Text.OneLine(line, 400));
        }
    }

    private static int Report(IReadOnlyList<RuleProblem> problems)
    {
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        return problems.Any(p => p.IsError) ? CommonOptions.BadArguments : CommonOptions.Ok;
    }
}
