namespace OrleansSec.Silo.Demo;

/// <summary>The size of a bulk corpus.</summary>
/// <param name="Records">How many records in all.</param>
/// <param name="Files">Over how many log files.</param>
/// <param name="Principals">Of how many principals.</param>
/// <param name="Zipf">How unevenly the records are spread over the principals of an account: the n-th has 1/n^Zipf; 0 for evenly.</param>
internal sealed record BulkOptions(int Records, int Files, int Principals, double Zipf = 0);
