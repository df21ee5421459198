namespace OrleansSec.Detection.Rules.Matching;

/// <summary>Where in a value a text must stand.</summary>
internal enum TextShape
{
    Whole,
    Start,
    End,
    Anywhere,
}
