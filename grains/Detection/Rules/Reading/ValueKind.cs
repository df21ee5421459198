namespace OrleansSec.Detection.Rules.Reading;

/// <summary>What the values behind a field are.</summary>
internal enum ValueKind
{
    Text,
    Regex,
    Network,
    Number,
    TimePart,
    Existence,
    Field,
}
