using System.CommandLine;
using OrleansSec.Silo.Commands;

var root = new RootCommand("OrleansSec watches AWS accounts: CloudTrail in, explained alerts out, live.")
{
    ServeCommand.Create(),
    ReplayCommand.Create(),
    EvaluateCommand.Create(),
    DemoCommand.Create(),
    RulesCommand.Create(),
    IntelCommand.Create(),
    KeysCommand.Create(),
    VerifyCommand.Create(),
};

var parsed = root.Parse(args);

// Without this, what has not ended two seconds after SIGTERM is ended with code 143.
var exit = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
return exit;
