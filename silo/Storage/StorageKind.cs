namespace OrleansSec.Silo.Storage;

/// <summary>Where an installation keeps what it knows.</summary>
internal enum StorageKind
{
    /// <summary>SQLite files in the data folder: one process.</summary>
    Sqlite,

    /// <summary>A PostgreSQL database, which several processes may share.</summary>
    Postgres,
}
