namespace OrleansSec.System.Tests.Cluster;

/// <summary>A log file of an account.</summary>
/// <param name="Path">Where it stands on disk.</param>
/// <param name="Key">Its key in a bucket.</param>
/// <param name="Events">Events in it.</param>
internal sealed record LogObject(string Path, string Key, int Events);
