using OrleansSec.Silo.Demo.Records;

namespace OrleansSec.Silo.Demo.Week;

/// <summary>A role with its sessions, whose credentials are renewed every term.</summary>
internal sealed class RoleCallers(ulong seed, string account, RoleSession role, TimeSpan term, IReadOnlyList<Seat> seats) : Callers
{
    private readonly Dictionary<(string Session, long Term), Identity> _identities = [];

    /// <summary>The places from which it is used.</summary>
    public IReadOnlyList<Seat> Seats => seats;

    public override Caller At(DateTimeOffset time, Dice dice)
    {
        var seat = dice.Pick(seats);
        return new Caller(IdentityAt(seat.Session, time), seat.Address, seat.UserAgent)
        {
            IsConsole = seat.IsConsole,
            VpcEndpoint = seat.VpcEndpoint,
        };
    }

    /// <summary>The credentials that a session holds at a time.</summary>
    public Identity IdentityAt(string session, DateTimeOffset time)
    {
        var turn = time.UtcTicks / term.Ticks;
        if (!_identities.TryGetValue((session, turn), out var identity))
        {
            var key = role.InvokedBy is null ? new Dice(seed, Dice.Of(role.Id), Dice.Of(session), (ulong)turn).Key("ASIA") : null;
            identity = Identity.Role(account, role with
            {
                Session = session,
                Key = key,
                Since = new DateTimeOffset(turn * term.Ticks, TimeSpan.Zero),
            });
            _identities.Add((session, turn), identity);
        }

        return identity;
    }
}
