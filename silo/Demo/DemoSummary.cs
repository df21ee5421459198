namespace OrleansSec.Silo.Demo;

/// <summary>What a corpus came to.</summary>
/// <param name="Files">Log files.</param>
/// <param name="Records">Records in them.</param>
/// <param name="Bytes">Bytes of the files, compressed.</param>
/// <param name="AttackEvents">Records that belong to the attack.</param>
/// <param name="AttackStart">Time of the attack's first event; null without one.</param>
internal sealed record DemoSummary(int Files, long Records, long Bytes, int AttackEvents, DateTimeOffset? AttackStart);
