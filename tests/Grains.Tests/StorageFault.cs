namespace OrleansSec.Grains.Tests;

/// <summary>When a write fails.</summary>
internal enum StorageFault
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>Nothing was written.</summary>
    BeforeWrite,

    /// <summary>It was written, but the writer does not know.</summary>
    AfterWrite,
}
