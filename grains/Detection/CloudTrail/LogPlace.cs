namespace OrleansSec.Detection.CloudTrail;

/// <summary>Where in a log's JSON the reader stands.</summary>
internal enum LogPlace
{
    /// <summary>Between documents.</summary>
    Top,

    /// <summary>In an object that holds a list of records, outside of the list.</summary>
    Wrapper,

    /// <summary>In a list of records.</summary>
    List,
}
