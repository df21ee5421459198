namespace OrleansSec.Detection.Baselines;

/// <summary>What a principal's hours are counted in. The numbers are stored: never reorder.</summary>
public enum HabitKind
{
    /// <summary>Distinct reads of configuration: action and resource.</summary>
    Discovery = 0,

    /// <summary>Reads of customer data or secrets that succeeded.</summary>
    DataReads = 1,

    /// <summary>Changes that succeeded, deletions apart.</summary>
    Writes = 2,

    /// <summary>Deletions that succeeded.</summary>
    Deletes = 3,

    /// <summary>Calls refused for want of permission.</summary>
    Denials = 4,

    /// <summary>Reads of secrets and parameters that succeeded.</summary>
    Secrets = 5,
}
