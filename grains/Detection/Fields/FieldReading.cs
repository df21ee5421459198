namespace OrleansSec.Detection.Fields;

/// <summary>How the reading of one object ended.</summary>
internal enum FieldReading
{
    /// <summary>The object was read whole.</summary>
    Complete,

    /// <summary>The buffer ends before the object does.</summary>
    Incomplete,

    /// <summary>The JSON is broken.</summary>
    Broken,

    /// <summary>The JSON is nested deeper than <see cref="FieldReader.MaxDepth"/>.</summary>
    TooDeep,
}
