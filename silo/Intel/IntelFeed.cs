using System.Threading.Channels;
using OrleansSec.Detection.Intel;

namespace OrleansSec.Silo.Intel;

/// <summary>Where the decoders find the current snapshot. Replaced as a whole; readers take no lock.</summary>
internal sealed class IntelFeed
{
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private volatile IntelSnapshot _current = IntelSnapshot.Empty;
    private volatile bool _isBehind;

    /// <summary>The snapshot of this moment.</summary>
    public IntelSnapshot Current
    {
        get => _current;
        set
        {
            _current = value;
            _changes.Writer.TryWrite(true);
        }
    }

    /// <summary>Answers as often as kept events may have to be matched with the current snapshot.</summary>
    public ChannelReader<bool> Changes => _changes.Reader;

    /// <summary>Events that were decoded with a snapshot have been kept: if it is an old one, they have been missed.</summary>
    public void Kept(IntelSnapshot decodedWith)
    {
        if (decodedWith != _current)
        {
            _isBehind = true;
            _changes.Writer.TryWrite(true);
        }
    }

    /// <summary>Whether events have been missed since this was asked last.</summary>
    public bool TakeBehind()
    {
        var isBehind = _isBehind;
        _isBehind = false;
        return isBehind;
    }
}
