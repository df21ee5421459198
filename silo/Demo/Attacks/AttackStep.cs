namespace OrleansSec.Silo.Demo.Attacks;

/// <summary>What a call of the attack is for.</summary>
/// <param name="Phase">The phase of the attack, in words.</param>
/// <param name="Technique">MITRE ATT&amp;CK technique id.</param>
internal sealed record AttackStep(string Phase, string Technique)
{
    /// <summary>Which attack, where there are several.</summary>
    public string? Attack { get; init; }

    /// <summary>The number of the step within its attack, from 1.</summary>
    public int Number { get; init; }

    /// <summary>Whether anything about the event differs from what the victim does as a matter of course.</summary>
    public bool IsVisible { get; init; } = true;

    /// <summary>Who is seen to act, as entity id.</summary>
    public string? Entity { get; init; }
}
