namespace OrleansSec.Silo.Demo.Attacks;

/// <summary>What a call of the attack is for.</summary>
/// <param name="Phase">The phase of the attack, in words.</param>
/// <param name="Technique">MITRE ATT&amp;CK technique id.</param>
internal sealed record AttackStep(string Phase, string Technique);
