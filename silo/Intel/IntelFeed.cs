using OrleansSec.Detection.Intel;

namespace OrleansSec.Silo.Intel;

/// <summary>Where the decoders find the current snapshot. Replaced as a whole; readers take no lock.</summary>
internal sealed class IntelFeed
{
    private volatile IntelSnapshot _current = IntelSnapshot.Empty;

    /// <summary>The snapshot of this moment.</summary>
    public IntelSnapshot Current
    {
        get => _current;
        set => _current = value;
    }
}
