namespace OrleansSec.Silo.Demo.Attacks;

/// <summary>An attack as written in a file of <c>Scripts</c>; who, when, whence and in which order is left to chance.</summary>
internal sealed class AttackOutline
{
    /// <summary>The file's name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>One line.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>Whose credentials are used: sorts of actors, or <c>root</c>.</summary>
    public string[] Victim { get; init; } = [];

    /// <summary>Whether it may come from the victim's usual network and client: <c>false</c>, <c>true</c>, <c>always</c>.</summary>
    public string Blend { get; init; } = "false";

    /// <summary>Seconds between calls, from and to.</summary>
    public int[] Pace { get; init; } = [10, 120];

    /// <summary>The attacker's client: <c>cli</c>, <c>tool</c>, <c>scanner</c>, <c>browser</c>.</summary>
    public string Client { get; init; } = "cli";

    /// <summary>What is done.</summary>
    public StepOutline[] Steps { get; init; } = [];
}
