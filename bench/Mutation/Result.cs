namespace OrleansSec.Mutation;

/// <summary>What came of a fault.</summary>
/// <param name="Mutant">The fault.</param>
/// <param name="By">The test that noticed it, or null.</param>
/// <param name="IsReached">Whether any test passes its place.</param>
internal sealed record Result(Mutant Mutant, string? By, bool IsReached)
{
    /// <summary>Whether a test failed.</summary>
    public bool IsNoticed => By is not null;
}
