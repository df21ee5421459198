using System.CommandLine;

namespace OrleansSec.Silo.Commands;

/// <summary><c>orleanssec rules</c>: look at rules, check them, test them, ask why one matched.</summary>
internal static class RulesCommand
{
    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var directory = new Argument<string>("DIR")
        {
            Description = "Directory of Sigma rules (default: the rules that come with orleanssec).",
            DefaultValueFactory = _ => CommonOptions.BundledRules,
        };
        var list = new Command("list", "Show all rules, one a line.") { directory };
        list.SetAction(parsed => RuleActions.List(parsed.GetRequiredValue(directory)));
        var check = new Command("check", "Show everything that is wrong with rule files. Exit code 1 if a rule cannot be used.") { directory };
        check.SetAction(parsed => RuleActions.Check(parsed.GetRequiredValue(directory)));
        var test = new Command("test", "Run the cases beside the rules. Exit code 1 if one fails.") { directory };
        test.SetAction(parsed => RuleActions.Test(parsed.GetRequiredValue(directory)));

        var rule = new Argument<string>("RULE") { Description = "Rule file, or the name of a rule that comes with orleanssec." };
        var record = new Argument<FileInfo>("EVENT.json") { Description = "One CloudTrail record." };
        var explain = new Command("explain", "Tell which selections of a rule match an event, and why the others do not.") { rule, record };
        explain.SetAction(parsed => CommonOptions.Guard(() => Task.FromResult(RuleActions.Explain(
            parsed.GetRequiredValue(rule), parsed.GetRequiredValue(record)))));
        return new Command("rules", "Sigma rules.") { list, check, test, explain };
    }
}
