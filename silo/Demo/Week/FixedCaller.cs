using OrleansSec.Silo.Demo.Records;

namespace OrleansSec.Silo.Demo.Week;

/// <summary>Always the same: a service, a long-lived key, an outside party.</summary>
internal sealed class FixedCaller(Caller caller) : Callers
{
    public override Caller At(DateTimeOffset time, Dice dice) => caller;
}
