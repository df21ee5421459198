namespace OrleansSec.Silo.Sources.Lookup;

/// <summary>What the command line adds to the configuration section, or says instead of it.</summary>
internal sealed record LookupArguments(IReadOnlyList<string> Regions, string? Role, string? ExternalId, Uri? Endpoint)
{
    /// <summary>Puts the arguments into options.</summary>
    public void Apply(LookupOptions options)
    {
        foreach (var region in Regions.Where(r => !options.Regions.Contains(r)))
        {
            options.Regions.Add(region);
        }

        options.Role = Role ?? options.Role;
        options.ExternalId = ExternalId ?? options.ExternalId;
        options.Endpoint = Endpoint ?? options.Endpoint;
    }
}
