namespace OrleansSec.Contracts.Events;

/// <summary>Something that a record keeps at hand without saying it: any two are equal.</summary>
/// <param name="Value">What is kept, or null.</param>
internal readonly record struct Unsaid<T>(T? Value)
    where T : class
{
    /// <summary>True.</summary>
    public bool Equals(Unsaid<T> other) => true;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}
