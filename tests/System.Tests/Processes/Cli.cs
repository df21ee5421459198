using System.Diagnostics;
using Xunit;

namespace OrleansSec.System.Tests.Processes;

/// <summary>Runs the program as its users do: a process of its own, told by arguments, read by its output.</summary>
internal static class Cli
{
    /// <summary>The arguments that start the program that was built beside these tests.</summary>
    public static ProcessStartInfo Start(params IEnumerable<string> arguments) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "orleanssec.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

    /// <summary>The same, with environment variables.</summary>
    public static ProcessStartInfo With(this ProcessStartInfo start, IReadOnlyDictionary<string, string>? environment)
    {
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>Runs a command to its end.</summary>
    public static Task<Ended> Run(params IEnumerable<string> arguments) => Run(Start(arguments));

    /// <summary>Runs a command to its end as a user whom permissions bind; as root, that is nobody. Skips the test where it cannot.</summary>
    public static async Task<Ended> RunAsNobody(params IEnumerable<string> arguments)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return await Run(arguments);
        }

        Assert.SkipUnless((await Run(Nobody(["--version"]))).Code == 0, "This needs setpriv, and a program that nobody may read.");
        return await Run(Nobody(arguments));
    }

    private static ProcessStartInfo Nobody(IEnumerable<string> arguments)
    {
        var start = Start(arguments);
        var asNobody = new ProcessStartInfo("setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", "dotnet", .. start.ArgumentList])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        asNobody.Environment["HOME"] = asNobody.Environment["DOTNET_CLI_HOME"] = Path.GetTempPath();
        return asNobody;
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<Ended> Run(ProcessStartInfo start)
    {
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Ended(process.ExitCode, await output, await errors);
    }
}

/// <summary>How a command ended.</summary>
internal sealed record Ended(int Code, string Output, string Errors);
