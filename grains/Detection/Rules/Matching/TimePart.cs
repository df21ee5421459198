namespace OrleansSec.Detection.Rules.Matching;

/// <summary>A part of a point in time, in UTC.</summary>
internal enum TimePart
{
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}
