using OrleansSec.Silo.Demo.Records;
using OrleansSec.Silo.Demo.Week;

namespace OrleansSec.Silo.Demo.Organisation;

/// <summary>A role whose place changes with time: build machines, functions, hosts that come and go.</summary>
/// <param name="role">The role's sessions.</param>
/// <param name="place">Where it is used at a time.</param>
internal sealed class MovingCallers(RoleCallers role, Func<DateTimeOffset, Dice, Seat> place) : Callers
{
    public override Caller At(DateTimeOffset time, Dice dice)
    {
        var seat = place(time, dice);
        return new Caller(role.IdentityAt(seat.Session, time), seat.Address, seat.UserAgent) { VpcEndpoint = seat.VpcEndpoint };
    }
}
