using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OrleansSec.Gateway.Access;
using OrleansSec.Silo.Ingest;

namespace OrleansSec.Silo.Hosting;

/// <summary>Tells whoever started the server where to look.</summary>
internal static class Banner
{
    /// <summary>Prints the addresses, with a fresh one-time sign-in link.</summary>
    public static async Task Print(WebApplication app, ServerOptions options, TextWriter output)
    {
        var address = new Uri(app.Urls.First());
        if (app.Services.GetService<ClusterSettings>() is { Role: Role.Silo } silo)
        {
            await output.WriteLineAsync(
                $"""
                OrleansSec {SystemStatus.Version}, {options.Rules.Book.Count} rules.
                  Silo:                            {silo.Advertise}:{silo.SiloPort}
                  Health checks and uploads:       {address}
                  Data folder:                     {options.Data.Path}
                  Watching for log files:          {string.Join(", ", options.Paths)}
                Press Ctrl+C to stop.
                """);
            await output.FlushAsync();
            return;
        }

        var link = app.Services.GetRequiredService<SignInLinks>().Issue(address);
        await output.WriteLineAsync(
            $"""
            OrleansSec {SystemStatus.Version}, {options.Rules.Book.Count} rules.
              Sign in (this link works once):  {link}
              Data folder:                     {options.Data.Path}
              Watching for log files:          {string.Join(", ", options.Paths)}
            """);
        if (options.IsDemo)
        {
            await output.WriteLineAsync(
                $"""
                  Demonstration:                   a quiet week goes by in about a minute, then an attack begins.
                                                   On this machine no sign-in is needed: open {address}
                """);
        }

        await output.WriteLineAsync("Press Ctrl+C to stop.");
        await output.FlushAsync();
    }
}
