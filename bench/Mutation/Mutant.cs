namespace OrleansSec.Mutation;

/// <summary>One small fault that is put into the code to see whether a test notices.</summary>
/// <param name="Number">Its number in the switch.</param>
/// <param name="File">The file below the repository's root.</param>
/// <param name="Line">The line.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Before">The code as it was.</param>
internal sealed record Mutant(int Number, string File, int Line, string Kind, string Before);
