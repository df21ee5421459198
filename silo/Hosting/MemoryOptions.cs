using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace OrleansSec.Silo.Hosting;

/// <summary>How much memory the process may take.</summary>
/// <param name="Megabytes">Managed memory of the whole process; null for what the machine or the container allows.</param>
/// <param name="InFlightMegabytes">Of this, what may be under way from a source to a commit; null for an eighth, 1 GiB at most.</param>
internal sealed record MemoryOptions(int? Megabytes, int? InFlightMegabytes)
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Memory";

    private const long Megabyte = 1 << 20;
    private const int Least = 256;
    private const int LeastInFlight = 16;
    private const int Most = 1 << 24;

    /// <summary>Bytes that may be under way.</summary>
    public long InFlight => InFlightMegabytes is { } megabytes
        ? megabytes * Megabyte
        : Math.Clamp((Megabytes * Megabyte ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes) / 8, 32 * Megabyte, 1024 * Megabyte);

    /// <summary>The settings. Throws <see cref="InvalidDataException"/> with the name of one that is wrong.</summary>
    public static MemoryOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return new MemoryOptions(Number(section, nameof(Megabytes), Least), Number(section, nameof(InFlightMegabytes), LeastInFlight));
    }

    /// <summary>Holds the garbage collector to the limit, as a container's would, and lets idle entities go in time.</summary>
    public void Apply(IServiceCollection services)
    {
        if (Megabytes is { } megabytes)
        {
            AppContext.SetData("GCHeapHardLimit", (ulong)(megabytes * Megabyte));
            GC.RefreshMemoryLimit();
            services.Configure<GrainCollectionOptions>(o => o.EnableActivationSheddingOnMemoryPressure = true);
        }
    }

    private static int? Number(IConfiguration section, string name, int least) => section[name] switch
    {
        null or "" => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= Most => number,
        var text => throw new InvalidDataException($"{Section}:{name} is a number of megabytes from {least} to {Most}, not '{text}'."),
    };
}
