using System.Diagnostics;

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
