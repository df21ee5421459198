using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrleansSec.Contracts.Stores;

namespace OrleansSec.Silo.Intel;

/// <summary>Registers intelligence and places.</summary>
internal static class IntelRegistration
{
    /// <summary>Adds what the configuration and the command line name. Copies of downloads are kept in a folder.</summary>
    public static IServiceCollection AddIntel(this IServiceCollection services, IntelArguments arguments, string folder)
    {
        services.AddOptions<IntelOptions>().BindConfiguration(IntelOptions.Section).ValidateDataAnnotations().ValidateOnStart().PostConfigure(options =>
        {
            foreach (var source in arguments.Sources)
            {
                options.Sources.Add(source);
            }

            foreach (var path in arguments.Mmdb)
            {
                options.Mmdb.Add(path);
            }
        });
        services.AddSingleton(s => new MmdbPlaces(s.GetRequiredService<IOptions<IntelOptions>>().Value.Mmdb));
        services.AddSingleton<IntelFeed>();
        services.AddSingleton(s => new IntelDownload(folder, s.GetRequiredService<IOptions<IntelOptions>>().Value));
        services.AddSingleton<IntelCatalog>();
        services.AddSingleton<IIntelCatalog>(s => s.GetRequiredService<IntelCatalog>());
        return services;
    }
}
