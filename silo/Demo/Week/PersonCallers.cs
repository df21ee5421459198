using OrleansSec.Silo.Demo.Records;

namespace OrleansSec.Silo.Demo.Week;

/// <summary>A person with an IAM user: in the console with a second factor, or at a command line with a key.</summary>
internal sealed class PersonCallers(ulong seed, string account, string name, PersonHabits person) : Callers
{
    private readonly string _id = new Dice(seed, Dice.Of(name), 1).Key("AIDA", 17);
    private readonly Identity _signingIn = Identity.User(account, name, new Dice(seed, Dice.Of(name), 1).Key("AIDA", 17), key: null);

    private readonly Identity _command = Identity.User(
        account, name, new Dice(seed, Dice.Of(name), 1).Key("AIDA", 17), new Dice(seed, Dice.Of(name), 2).Key("AKIA"));

    private (long Day, Identity Identity)? _console;

    public override Caller At(DateTimeOffset time, Dice dice) => dice.Chance(person.ConsoleShare)
        ? new Caller(Console(time), Address(time), person.Browser) { IsConsole = true }
        : new Caller(_command, Address(time), person.CommandLine);

    public override Caller Opening(DateTimeOffset time, Dice dice) => new(_signingIn, Address(time), person.Browser);

    // One place a day: the office, or now and then home.
    private string Address(DateTimeOffset time) =>
        new Dice(seed, Dice.Of(name), (ulong)Day(time)).Chance(0.3) ? person.Home : person.Office;

    private Identity Console(DateTimeOffset time)
    {
        var day = Day(time);
        if (_console is not { } known || known.Day != day)
        {
            // Signed in before the first call of the earliest morning.
            var since = new DateTimeOffset(day * TimeSpan.TicksPerDay, TimeSpan.Zero).AddHours(7.5 - person.HoursEastOfUtc);
            var key = new Dice(seed, Dice.Of(name), 3, (ulong)day).Key("ASIA");
            _console = known = (day, Identity.User(account, name, _id, key, since));
        }

        return known.Identity;
    }

    private static long Day(DateTimeOffset time) => time.UtcTicks / TimeSpan.TicksPerDay;
}
