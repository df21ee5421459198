using Microsoft.Extensions.Configuration;

namespace OrleansSec.Silo.Hosting;

/// <summary>What arguments say of the platform: a settings file, and settings that win over it and over the environment.</summary>
/// <param name="SettingsFile">A JSON file of settings; null for none.</param>
/// <param name="Settings">Settings by their configuration keys; null values are not given.</param>
internal sealed record PlatformArguments(string? SettingsFile, IReadOnlyDictionary<string, string?> Settings)
{
    /// <summary>Adds the file below the environment, and the arguments above everything.</summary>
    public void AddTo(IConfigurationManager configuration)
    {
        if (SettingsFile is not null)
        {
            configuration.AddJsonFile(Path.GetFullPath(SettingsFile), optional: false, reloadOnChange: false).AddEnvironmentVariables();
        }

        configuration.AddInMemoryCollection(Settings.Where(s => s.Value is not null));
    }
}
