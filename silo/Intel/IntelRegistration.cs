using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrleansSec.Detection.Intel;

namespace OrleansSec.Silo.Intel;

/// <summary>Registers intelligence and places.</summary>
internal static class IntelRegistration
{
    /// <summary>Adds what the configuration and the command line name.</summary>
    public static IServiceCollection AddIntel(this IServiceCollection services, IntelArguments arguments)
    {
        services.AddOptions<IntelOptions>().BindConfiguration(IntelOptions.Section).PostConfigure(options =>
        {
            foreach (var path in arguments.Mmdb)
            {
                options.Mmdb.Add(path);
            }
        });
        services.AddSingleton(s => new MmdbPlaces(s.GetRequiredService<IOptions<IntelOptions>>().Value.Mmdb));
        services.AddSingleton(s => new IntelFeed { Current = new IntelSnapshot { Places = s.GetRequiredService<MmdbPlaces>() } });
        return services;
    }
}
