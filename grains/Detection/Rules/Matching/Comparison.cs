namespace OrleansSec.Detection.Rules.Matching;

/// <summary>How a number must compare.</summary>
internal enum Comparison
{
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
