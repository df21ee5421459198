namespace OrleansSec.Silo.Storage;

/// <summary>Where the state of grains is kept.</summary>
internal enum GrainStateKind
{
    /// <summary>Where the rest is.</summary>
    Same,

    /// <summary>In MongoDB.</summary>
    MongoDb,
}
