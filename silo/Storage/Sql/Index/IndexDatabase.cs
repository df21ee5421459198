namespace OrleansSec.Silo.Storage.Sql.Index;

/// <summary>Where the index is kept: with a writer of its own, so that alerts never wait for it.</summary>
internal sealed record IndexDatabase(ISqlDatabase Value);
