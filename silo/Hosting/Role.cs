namespace OrleansSec.Silo.Hosting;

/// <summary>What a process does in an installation.</summary>
internal enum Role
{
    /// <summary>Everything: silo and gateway.</summary>
    All,

    /// <summary>Takes events in and judges them; answers health checks and uploads, nothing else.</summary>
    Silo,

    /// <summary>Serves API and console, as a client of the silos; takes no events in.</summary>
    Gateway,
}
