using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrleansSec.Silo.Ingest;
using OrleansSec.Silo.Sources.Aws;
using OrleansSec.Silo.Sources.Digests;

namespace OrleansSec.Silo.Sources.S3;

/// <summary>Registers a source for each queue.</summary>
internal static class S3Registration
{
    /// <summary>
    /// Adds the queues that the configuration and the command line name. Throws <see cref="OptionsValidationException"/>
    /// if they cannot be used.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="spool">Where large objects stand until they are decoded.</param>
    public static IServiceCollection AddS3Sources(this IServiceCollection services, IConfiguration configuration, S3Arguments arguments, string spool)
    {
        var options = new S3Options();
        configuration.GetSection(S3Options.Section).Bind(options);
        arguments.Apply(options);
        if (S3OptionsCheck.Problems(options) is { Count: > 0 } problems)
        {
            throw new OptionsValidationException(S3Options.Section, typeof(S3Options), problems);
        }

        var access = new AwsAccess(options.Role, options.ExternalId, options.Endpoint);
        foreach (var (queue, number) in options.Queues.Select((queue, number) => (queue, number)))
        {
            services.AddSingleton<ISource>(s => ActivatorUtilities.CreateInstance<S3Source>(
                s,
                new SqsQueue(queue, access, options),
                new DigestAlarm(
                    new DigestKeys(options.DigestKeys, access, s.GetRequiredService<TimeProvider>()),
                    s.GetRequiredService<IGrainFactory>(),
                    s.GetRequiredService<Patience>(),
                    s.GetRequiredService<TimeProvider>()),
                new ObjectStore(access, S3OptionsCheck.RegionOf(queue, options)!, Path.Combine(spool, $"queue-{number}"), options),
                options));
        }

        return services;
    }
}
