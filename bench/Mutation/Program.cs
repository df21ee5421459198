using System.CommandLine;
using System.Diagnostics;
using OrleansSec.Mutation;

var folder = new Argument<string>("FOLDER") { Description = "A folder of grains/Detection, such as Rules: its code gets the faults, its tests should notice." };
var place = new Option<string>("--copy") { Description = "Where the copy with the faults is built.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "orleanssec-mutants") };
var nth = new Option<int>("--every") { Description = "Try only every so-manieth fault, and write no report.", DefaultValueFactory = _ => 1 };
var command = new RootCommand("Small faults in a folder of grains/Detection, one at a time, and how many of them its tests notice.") { folder, place, nth };
command.SetAction(parsed =>
{
    var (name, every, root) = (parsed.GetRequiredValue(folder), parsed.GetValue(nth), Directory.GetCurrentDirectory());
    var copy = new Copy(root, parsed.GetRequiredValue(place));
    if (copy.Make([$"grains/Detection/{name}"]) is not { } mutants)
    {
        return 1;
    }

    // What tests print is of no use here.
    var (clock, print) = (Stopwatch.StartNew(), Console.Out);
    Console.SetOut(TextWriter.Null);
    var trial = new Trial(copy.Assembly, mutants.Count, [$"OrleansSec.Detection.Tests.{name}"]);
    Console.Error.WriteLine($"{mutants.Count} faults, {trial.Tests} tests, dry run {clock.Elapsed}");
    var results = new List<Result>();
    foreach (var mutant in mutants.Where(m => m.Number % every == 0 && !trial.IsSetUp(m)))
    {
        results.Add(new Result(mutant, trial.Notice(mutant), trial.IsReached(mutant)));
        if (!results[^1].IsNoticed)
        {
            print.WriteLine($"{mutant.File}:{mutant.Line} {mutant.Kind}{(results[^1].IsReached ? string.Empty : " (never reached)")}: {mutant.Before}");
        }
    }

    var section = Report.Section(root, name, results, mutants.Count(trial.IsSetUp), trial.Tests, clock.Elapsed);
    if (every == 1)
    {
        Report.Write(root, name, section);
    }

    Console.Error.WriteLine(string.Join('\n', section.Split('\n').TakeWhile(l => !l.StartsWith("Not noticed", StringComparison.Ordinal))));

    // A test that a fault has sent round in circles may still run.
    Environment.Exit(0);
    return 0;
});
return command.Parse(args).Invoke();
