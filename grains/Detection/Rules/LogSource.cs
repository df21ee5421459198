namespace OrleansSec.Detection.Rules;

/// <summary>The kind of log that a rule is written for. What is null is not asked for.</summary>
/// <param name="Category">Such as <c>process_creation</c>.</param>
/// <param name="Product">Such as <c>aws</c>.</param>
/// <param name="Service">Such as <c>cloudtrail</c>.</param>
public sealed record LogSource(string? Category, string? Product, string? Service)
{
    /// <summary>CloudTrail's log source.</summary>
    public static LogSource CloudTrail { get; } = new(null, "aws", "cloudtrail");

    /// <summary>Whether a rule for this log source applies to events of the given one.</summary>
    public bool Covers(LogSource events) =>
        Asks(Category, events.Category) && Asks(Product, events.Product) && Asks(Service, events.Service);

    /// <inheritdoc/>
    public override string ToString() => string.Join('/', new[] { Product, Category, Service }.Where(part => part is not null));

    private static bool Asks(string? wanted, string? given) =>
        wanted is null || string.Equals(wanted, given, StringComparison.OrdinalIgnoreCase);
}
