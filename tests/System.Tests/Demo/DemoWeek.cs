using OrleansSec.Silo.Demo;

namespace OrleansSec.System.Tests.Demo;

/// <summary>The demonstration of seed 1, made once for all tests of a class.</summary>
public sealed class DemoWeek
{
    internal DemoOptions Options { get; } = new();

    internal IReadOnlyList<DemoFile> Files { get; } = [.. DemoCorpus.Files(new DemoOptions())];

    internal IReadOnlyList<DemoRecord> Records => field ??= DemoRecord.Of(Files);

    internal IEnumerable<DemoRecord> Background => Records.Where(r => !r.IsAttack);

    internal IEnumerable<DemoRecord> Attack => Records.Where(r => r.IsAttack);
}
