namespace OrleansSec.Contracts.Events;

/// <summary>How sensitive an action is, in rising order; the weight of its surprise.</summary>
public enum AccessClass
{
    /// <summary>Reads configuration or lists things.</summary>
    Read,

    /// <summary>Changes something that is not listed below.</summary>
    Write,

    /// <summary>Reads customer data or secrets.</summary>
    Data,

    /// <summary>Changes who may do what.</summary>
    Permission,

    /// <summary>Changes what is recorded or detected.</summary>
    Logging,
}
