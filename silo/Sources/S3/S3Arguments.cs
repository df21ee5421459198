namespace OrleansSec.Silo.Sources.S3;

/// <summary>What the command line adds to the configuration section, or says instead of it.</summary>
internal sealed record S3Arguments(
    IReadOnlyList<string> Queues,
    string? Role,
    string? ExternalId,
    string? Region,
    IReadOnlyList<string> Buckets,
    IReadOnlyList<string> Accounts,
    IReadOnlyList<string> Regions,
    bool VerifyDigests,
    string? DigestKeys,
    Uri? Endpoint)
{
    /// <summary>Puts the arguments into options.</summary>
    public void Apply(S3Options options)
    {
        Add(options.Queues, Queues);
        Add(options.Buckets, Buckets);
        Add(options.Accounts, Accounts);
        Add(options.Regions, Regions);
        options.Role = Role ?? options.Role;
        options.ExternalId = ExternalId ?? options.ExternalId;
        options.Region = Region ?? options.Region;
        options.VerifyDigests |= VerifyDigests;
        options.DigestKeys = DigestKeys ?? options.DigestKeys;
        options.Endpoint = Endpoint ?? options.Endpoint;
    }

    private static void Add(IList<string> to, IEnumerable<string> values)
    {
        foreach (var value in values.Where(v => !to.Contains(v)))
        {
            to.Add(value);
        }
    }
}
