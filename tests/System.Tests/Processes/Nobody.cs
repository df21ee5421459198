using System.Diagnostics;
using Xunit;

namespace OrleansSec.System.Tests.Processes;

/// <summary>A user whom permissions bind, where tests run as root.</summary>
internal static class Nobody
{
    /// <summary>Runs a command to its end as a user whom permissions bind; as root, that is nobody. Skips the test where it cannot.</summary>
    public static async Task<Ended> Run(params IEnumerable<string> arguments)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return await Cli.Run(arguments);
        }

        Assert.SkipUnless((await Cli.Run(Start(["--version"]))).Code == 0, "This needs setpriv, and a program that nobody may read.");
        return await Cli.Run(Start(arguments));
    }

    private static ProcessStartInfo Start(IEnumerable<string> arguments)
    {
        var start = Cli.Start(arguments);
        var asNobody = new ProcessStartInfo("setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", "dotnet", .. start.ArgumentList])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        asNobody.Environment["HOME"] = asNobody.Environment["DOTNET_CLI_HOME"] = Path.GetTempPath();
        return asNobody;
    }
}
