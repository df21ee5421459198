using Orleans.Serialization;
using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Grains.Tests.Commit;

/// <summary>What survives a crash in the model: alerts and evidence. And the dice.</summary>
internal sealed class ModelWorld(Serializer serializer, Random dice)
{
    private readonly MemoryAlertStore _alerts = new();

    /// <summary>Turns states into bytes.</summary>
    public Serializer Serializer { get; } = serializer;

    /// <summary>Events whose raw records were kept.</summary>
    public HashSet<string> Evidence { get; } = new(StringComparer.Ordinal);

    /// <summary>While false, nothing goes wrong.</summary>
    public bool HasTrouble { get; set; }

    /// <summary>The merged alerts.</summary>
    public MemoryAlertStore Alerts => _alerts;

    /// <summary>Whether something goes wrong now.</summary>
    public bool Chance(int percent) => HasTrouble && dice.Next(100) < percent;

    /// <summary>Appends to the alert log, or fails before or after that.</summary>
    public void Append(IReadOnlyList<AlertUpdate> updates)
    {
        if (Chance(5))
        {
            throw new IOException("The log is full.");
        }

        _alerts.Append(new Judgement(updates), CancellationToken.None).GetAwaiter().GetResult();
        if (Chance(5))
        {
            throw new IOException("Appended, but not confirmed.");
        }
    }
}
