namespace OrleansSec.Detection.Detectors;

/// <summary>What somebody would be after who does a thing for the first time.</summary>
/// <param name="Name">MITRE ATT&amp;CK's tactic.</param>
/// <param name="Title">How a finding of it begins.</param>
/// <param name="Techniques">MITRE ATT&amp;CK technique ids.</param>
internal sealed record Tactic(string Name, string Title, IReadOnlyList<string> Techniques);
