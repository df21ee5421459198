using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Hosting;

/// <summary>This process's place in a cluster. Read before anything is registered, since that depends on it.</summary>
internal sealed class ClusterSettings
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Cluster";

    /// <summary>What this process does.</summary>
    public Role Role { get; set; }

    /// <summary>Name of the cluster, for several in one database.</summary>
    [Required]
    [StringLength(100)]
    public string Id { get; set; } = "orleanssec";

    /// <summary>Port for other silos.</summary>
    [Range(1, 65_535)]
    public int SiloPort { get; set; } = 11_111;

    /// <summary>Port for gateways.</summary>
    [Range(1, 65_535)]
    public int GatewayPort { get; set; } = 30_000;

    /// <summary>The IP address by which the others reach this silo; a loopback address keeps the cluster on one machine.</summary>
    [Required]
    public string Advertise { get; set; } = "127.0.0.1";

    /// <summary>The address as such.</summary>
    public IPAddress Address => IPAddress.Parse(Advertise);

    /// <summary>The silo's name among the others.</summary>
    public string Silo => string.Create(CultureInfo.InvariantCulture, $"{Advertise}:{SiloPort}");

    /// <summary>The settings of a configuration. Throws <see cref="InvalidDataException"/> with what is wrong.</summary>
    public static ClusterSettings Read(IConfiguration configuration, StorageOptions storage)
    {
        ClusterSettings settings;
        try
        {
            settings = configuration.GetSection(Section).Get<ClusterSettings>() ?? new ClusterSettings();
        }
        catch (InvalidOperationException wrong)
        {
            throw new InvalidDataException(wrong.Message, wrong);
        }

        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(settings, new ValidationContext(settings), problems, validateAllProperties: true);
        if (!IPAddress.TryParse(settings.Advertise, out _))
        {
            problems.Add(new ValidationResult($"Cluster:Advertise (--advertise) is an IP address, not '{settings.Advertise}'."));
        }

        if (settings.SiloPort == settings.GatewayPort)
        {
            problems.Add(new ValidationResult("Cluster:SiloPort and Cluster:GatewayPort must differ."));
        }

        if (settings.Role != Role.All && storage.Used != StorageKind.Postgres)
        {
            problems.Add(new ValidationResult("--roles silo and --roles gateway need PostgreSQL, by which the processes find each other: --storage postgres."));
        }

        return problems.Count == 0 ? settings : throw new InvalidDataException(string.Join(' ', problems.Select(p => p.ErrorMessage)));
    }
}
