using System.CommandLine;
using OrleansSec.Bench;
using OrleansSec.Bench.Chaos;

var records = new Option<int>("--records") { Description = "Records of the corpus.", DefaultValueFactory = _ => 500_000 };
var rounds = new Option<int>("--rounds") { Description = "How often each contender runs, in turn.", DefaultValueFactory = _ => 3 };
var corpus = new Option<string?>("--corpus") { Description = "Use these log files instead of generating some.", HelpName = "DIR" };
var replay = new Command("replay", "Events per second of `orleanssec replay`, beside a bare decode of the same files.") { records, rounds, corpus };
replay.SetAction((parsed, cancellation) => ReplayBench.Run(
    parsed.GetValue(records), parsed.GetValue(rounds), parsed.GetValue(corpus), cancellation));

var stored = new Option<int>("--records") { Description = "Records of the corpus.", DefaultValueFactory = _ => 2_000_000 };
var storages = new Command("storages", "A server's whole pipeline on SQLite and on PostgreSQL, beside a bare decode of the same files.") { stored, rounds };
storages.SetAction((parsed, cancellation) => StoragesBench.Run(parsed.GetValue(stored), parsed.GetValue(rounds), cancellation));

var directory = new Argument<string>("DIR") { Description = "Log files." };
var decode = new Command("decode", "Gunzip and decode all files below DIR on all cores; no rules, no grains.") { directory };
decode.SetAction(parsed => BareDecode.Run(parsed.GetRequiredValue(directory), Console.Out));

var indicators = new Option<int>("--indicators") { Description = "How many indicators.", DefaultValueFactory = _ => 500_000 };
var intel = new Command("intel", "Bytes of a set of mixed indicators, and nanoseconds of a look-up.") { indicators };
intel.SetAction((parsed, cancellation) => IntelBench.Run(parsed.GetValue(indicators), cancellation));

var files = new Option<int>("--files") { Description = "How many of the files, in the order of their delivery.", DefaultValueFactory = _ => 200 };
var stages = new Command("stages", "What each stage of the pipeline costs an event, on one thread.") { directory, files, rounds };
stages.SetAction((parsed, cancellation) => StagesBench.Run(
    parsed.GetRequiredValue(directory), parsed.GetValue(files), parsed.GetValue(rounds), cancellation));

var calls = new Command("calls", "What a call to a principal's grain costs, and a commit of its state.") { rounds };
calls.SetAction((parsed, cancellation) => CallsBench.Run(parsed.GetValue(rounds), cancellation));

var rate = new Option<int>("--rate") { Description = "Events a second.", DefaultValueFactory = _ => 10_000 };
var seconds = new Option<int>("--seconds") { Description = "For how long, after a warm-up of a third of it.", DefaultValueFactory = _ => 30 };
var latency = new Command("latency", "From a log file's move into a watched folder to its alert in a SignalR client.") { rate, seconds };
latency.SetAction((parsed, cancellation) => LatencyBench.Run(parsed.GetValue(rate), parsed.GetValue(seconds), cancellation));

var grown = new Option<int>("--records") { Description = "Records of each corpus.", DefaultValueFactory = _ => 400_000 };
var growth = new Command("growth", "What an event costs with 1,000 to 1,000,000 principals.") { grown, rounds };
growth.SetAction((parsed, cancellation) => GrowthBench.Run(parsed.GetValue(grown), parsed.GetValue(rounds), cancellation));

var principals = new Option<int>("--principals") { Description = "How many.", DefaultValueFactory = _ => 100_000 };
var events = new Option<int>("--events") { Description = "Events of each, about.", DefaultValueFactory = _ => 4 };
var memory = new Command("memory", "Managed bytes of an active principal.") { principals, events };
memory.SetAction((parsed, cancellation) => MemoryBench.Run(parsed.GetValue(principals), parsed.GetValue(events), cancellation));

var chaotic = new Option<int>("--events") { Description = "About how many events.", DefaultValueFactory = _ => 1_000_000 };
var killEvery = new Option<int>("--kill-every") { Description = "Seconds between kills.", DefaultValueFactory = _ => 20 };
var seed = new Option<int>("--seed") { Description = "Of logs and kills.", DefaultValueFactory = _ => 1 };
var chaos = new Command("chaos", "Kill the silos of a cluster, and restart its database and its AWS, at work; compare its alerts.") { chaotic, killEvery, seed };
chaos.SetAction((parsed, cancellation) => ChaosBench.Run(
    parsed.GetValue(chaotic), TimeSpan.FromSeconds(parsed.GetValue(killEvery)), parsed.GetValue(seed), cancellation));

var kills = new Option<int>("--rounds") { Description = "How many silos are killed, one after another.", DefaultValueFactory = _ => 6 };
var failover = new Command("failover", "From the kill of one of three silos until every entity answers again.") { kills };
failover.SetAction((parsed, cancellation) => FailoverBench.Run(parsed.GetValue(kills), cancellation));

return await new RootCommand("Benchmarks of OrleansSec. Results are written to bench/results.") { replay, storages, decode, stages, calls, growth, memory, latency, intel, chaos, failover }.Parse(args).InvokeAsync();
