namespace OrleansSec.Silo.Storage.Sql.Index.Blocks;

/// <summary>The columns of a block whose values are texts. Their numbers are stored; a new one goes to the end, with a new version of the format.</summary>
internal enum TextColumn
{
    /// <summary>The acting principal's id; its account is in it.</summary>
    Principal,

    /// <summary>Service and API call.</summary>
    Action,

    /// <summary>The AWS region.</summary>
    Region,

    /// <summary>The caller's network.</summary>
    Network,

    /// <summary>The caller's address.</summary>
    Address,

    /// <summary>The error code, or none.</summary>
    Error,

    /// <summary>The resource, or none.</summary>
    Resource,

    /// <summary>The source's object that the raw record stands in.</summary>
    Object,
}
