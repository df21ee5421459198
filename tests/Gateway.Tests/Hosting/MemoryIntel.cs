using OrleansSec.Contracts.Stores;

namespace OrleansSec.Gateway.Tests.Hosting;

/// <summary>One list that is fine and one that is not.</summary>
internal sealed class MemoryIntel : IIntelCatalog
{
    public IntelView Read() => new(
        2,
        0,
        Given.Noon,
        [],
        [
            new IntelListView("feodo", "lists/feodo.csv", "indicator", "csv", 2, [new IntelRefusalView("not-an-indicator", 1, "line 3: x")], Given.Noon, null),
            new IntelListView("broken", "lists/broken.json", "indicator", null, 0, [], null, "It is empty."),
        ]);
}
