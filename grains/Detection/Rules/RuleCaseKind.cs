namespace OrleansSec.Detection.Rules;

/// <summary>What a case shows of its rule.</summary>
public enum RuleCaseKind
{
    /// <summary>What the rule is for: it must match.</summary>
    Hit,

    /// <summary>Harmless and alike: it must not match.</summary>
    NearMiss,

    /// <summary>The same deed in disguise: it must match.</summary>
    Evasion,
}
