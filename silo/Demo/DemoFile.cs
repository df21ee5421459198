namespace OrleansSec.Silo.Demo;

/// <summary>One CloudTrail log file, named and compressed as AWS delivers it.</summary>
/// <param name="Path">Key below the bucket, with slashes.</param>
/// <param name="Time">When it is delivered: the end of its window.</param>
/// <param name="Content">Gzip of the <c>Records</c> object.</param>
/// <param name="Records">How many records it holds.</param>
/// <param name="FirstAttack">Time of the first event of the attack in it, or null.</param>
/// <param name="Labels">The attack's events in it; empty for background.</param>
internal sealed record DemoFile(
    string Path,
    DateTimeOffset Time,
    ReadOnlyMemory<byte> Content,
    int Records,
    DateTimeOffset? FirstAttack,
    IReadOnlyList<DemoLabel> Labels);
