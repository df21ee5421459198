using OrleansSec.Silo.Demo.Records;

namespace OrleansSec.Silo.Demo.Week;

/// <summary>The sessions, addresses and clients through which a principal calls.</summary>
internal abstract class Callers
{
    /// <summary>Who calls at a time.</summary>
    public abstract Caller At(DateTimeOffset time, Dice dice);

    /// <summary>Who opens the day: a person signs in before there is a session.</summary>
    public virtual Caller Opening(DateTimeOffset time, Dice dice) => At(time, dice);
}
