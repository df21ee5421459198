using OrleansSec.Silo.Demo.Records;
using OrleansSec.Silo.Demo.Week;

namespace OrleansSec.Silo.Demo.Organisation;

/// <summary>The same identity from a place that time decides.</summary>
internal sealed class WanderingCaller(Func<DateTimeOffset, Caller> at) : Callers
{
    public override Caller At(DateTimeOffset time, Dice dice) => at(time);
}
