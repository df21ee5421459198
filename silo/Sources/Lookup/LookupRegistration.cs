using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrleansSec.Silo.Sources.Aws;

namespace OrleansSec.Silo.Sources.Lookup;

/// <summary>Registers a source for each region of which CloudTrail is asked.</summary>
internal static class LookupRegistration
{
    /// <summary>
    /// Adds the regions that the configuration and the command line name. Throws <see cref="OptionsValidationException"/>
    /// if they cannot be used.
    /// </summary>
    public static IServiceCollection AddLookupSources(this IServiceCollection services, IConfiguration configuration, LookupArguments arguments)
    {
        var options = new LookupOptions();
        configuration.GetSection(LookupOptions.Section).Bind(options);
        arguments.Apply(options);
        string[] problems =
        [
            .. AwsSettings.Ranges(options, LookupOptions.Section),
            .. AwsSettings.Access("--lookup", options.Role, options.ExternalId, options.Endpoint),
            .. options.Regions.SelectMany(r => AwsSettings.Region(r, "--lookup")),
        ];
        if (problems.Length > 0)
        {
            throw new OptionsValidationException(LookupOptions.Section, typeof(LookupOptions), problems);
        }

        var access = new AwsAccess(options.Role, options.ExternalId, options.Endpoint);
        foreach (var region in options.Regions)
        {
            services.AddSingleton<ISource>(s => ActivatorUtilities.CreateInstance<LookupSource>(s, region, access, options));
        }

        return services;
    }
}
